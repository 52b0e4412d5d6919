import type { ReplyOf } from '../../api/call.js';
import type { Regulation } from './shapes.js';

type Figures = ReplyOf<'orders.evidence'>['controls'][number];
type Control = Regulation['clauses'][number]['controls'][number];

/** Where a requirement stands in a regulation. */
interface AskingClause {
  readonly at: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** One requirement: the clauses that ask for it, what in the platform keeps it, and what that did. */
export interface Covered {
  readonly requirement: string;
  readonly clauses: readonly AskingClause[];
  readonly controls: readonly Control[];
  readonly fired: number;
  readonly refused: number;
  readonly excepted: number;
}

const nameOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string => `${kind} ${key}`;

/** Every requirement of the regulations in force, in their order. Without controls it is kept by people. */
export function coverageOf(regulations: readonly Regulation[], figures: readonly Figures[]): readonly Covered[] {
  const clauses = regulations.flatMap(({ number, clauses: all }) => all.map((clause) => ({ ...clause, at: `${number} §${clause.no}` })));
  const requirements = [...new Set(clauses.flatMap((clause) => clause.requirements))].toSorted();
  return requirements.map((requirement) => {
    const asking = clauses.filter((clause) => clause.requirements.includes(requirement));
    const keeping = asking.flatMap(({ controls }) => controls.filter((control) => control.requirements.includes(requirement)));
    const controls = [...new Map(keeping.map((control) => [nameOf(control), control])).values()];
    const did = figures.filter((each) => controls.some((control) => nameOf(control) === nameOf(each)));
    const sum = (of: 'fired' | 'refused' | 'excepted'): number => did.reduce((total, each) => total + each[of], 0);
    return {
      requirement,
      clauses: asking.map(({ at, titleZh, titleEn }) => ({ at, titleZh, titleEn })),
      controls,
      fired: sum('fired'),
      refused: sum('refused'),
      excepted: sum('excepted'),
    };
  });
}
