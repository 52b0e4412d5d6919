import { formatMoney } from '../../i18n/index.js';
import { useStepName } from '../../components/approval-texts.js';
import { rowsOf, type ValueRow } from './value-rows.js';
import { useLeaf, usePathWord } from './words.js';

interface ReviewStep {
  readonly step: string;
  readonly round: number;
  readonly fromAmount?: string;
}

const stepsIn = (value: unknown): readonly ReviewStep[] | undefined => {
  const { steps } = value as { readonly steps?: unknown };
  return Array.isArray(steps) ? (steps as ReviewStep[]) : undefined;
};

const itemsIn = (value: unknown): readonly (readonly [name: string, items: readonly object[]])[] =>
  Object.entries(value as object).flatMap(([name, each]: [string, unknown]) =>
    Array.isArray(each) && each.every((item) => typeof item === 'object' && item !== null) ? [[name, each as object[]] as const] : [],
  );

/** What a policy says, in one line: the way of an approval, the items of a list, or its values. */
export function useGlance(): (value: unknown) => string {
  const stepName = useStepName();
  const leaf = useLeaf();
  const pathWord = usePathWord();
  const step = ({ step: name, fromAmount }: ReviewStep): string =>
    fromAmount === undefined ? stepName(name) : `${stepName(name)} ≥ ${formatMoney(fromAmount)}`;
  /** A figure says nothing without what it is. */
  const said = ({ path, value }: ValueRow): string =>
    /\d/.test(value) ? `${pathWord(path.slice(path.lastIndexOf('.') + 1))} ${leaf(path, value)}` : leaf(path, value);
  return (value) => {
    const steps = stepsIn(value);
    if (steps)
      return wayOf(steps)
        .map((round) => round.map(step).join(' ∥ '))
        .join(' → ');
    const lists = itemsIn(value);
    const inLists = new Set(lists.map(([name]) => name));
    const listed = lists.map(([name, items]) =>
      items
        .map((item, place) =>
          rowsOf(item, `${name}.${String(place)}`)
            .map(said)
            .join(' '),
        )
        .join(', '),
    );
    const single = rowsOf(value).filter(({ path }) => !inLists.has(path.split('.')[0] ?? ''));
    return [...single.map((row) => `${pathWord(row.path)} ${leaf(row.path, row.value)}`), ...listed].filter((each) => each !== '').join(' · ');
  };
}

/** The steps of each round, in the order of the rounds. */
function wayOf(steps: readonly ReviewStep[]): readonly (readonly ReviewStep[])[] {
  const rounds = [...new Set(steps.map(({ round }) => round))].toSorted((a, b) => a - b);
  return rounds.map((round) => steps.filter((each) => each.round === round));
}
