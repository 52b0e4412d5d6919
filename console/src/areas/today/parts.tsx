import { useQueries } from '@tanstack/react-query';
import { mayAny, read, useRead, useSession } from '../../api/call.js';
import { besideKey, keyOf, queries } from '../../api/keys.js';
import type { WaitingCase } from '../../api/shapes.gen.js';
import { Ago, Money } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useCaseWords, type CaseWords } from '../approvals/case-words.js';
import { hasAmount } from '../approvals/cases.js';
import { GROUPS, type Group, type Section, type TodayRow } from './groups.js';
import { texts } from './texts.js';

/** What of one kind somebody has to do something about. */
export interface Part {
  readonly title: string;
  readonly section: Section;
  readonly rows: readonly TodayRow[];
  /** `20+` where the list goes on. */
  readonly count: string;
  readonly to: string;
}

interface Asking {
  /** Beside other pages: what they read themselves is not read twice, and changes are not followed one by one. */
  readonly isBeside?: boolean;
}

/** Approvals, and every list of these sections that this person's posts open, asked at once; what is empty is not there. */
export function useParts(sections: readonly Section[], { isBeside = false }: Asking = {}): { readonly parts: readonly Part[]; readonly isLoading: boolean } {
  const t = useTexts(texts);
  const { person, permissions } = useSession();
  const approvals = useApprovals();
  const groups = GROUPS.filter(({ allow, section }) => sections.includes(section) && mayAny([allow], permissions));
  const answers = useQueries({ queries: groups.map((group) => (isBeside ? besideOf : queryOf)(group, person.id)) });
  const parts = groups.flatMap((group, at): Part[] => {
    const { items = [], nextCursor = null } = answers[at]?.data ?? {};
    const counted = items.filter((item) => group.counts?.(item as never, person.id) ?? true);
    if (counted.length === 0) return [];
    const rows = counted.map((item) => group.row(item as never, t));
    return [{ title: t(group.title), section: group.section, rows, count: `${String(counted.length)}${nextCursor === null ? '' : '+'}`, to: group.to }];
  });
  return { parts: [...approvals.parts, ...parts], isLoading: approvals.isLoading || answers.some(({ isLoading }) => isLoading) };
}

/** The inbox of approvals is one over all services, and its own page. */
function useApprovals(): { readonly parts: readonly Part[]; readonly isLoading: boolean } {
  const t = useTexts(texts);
  const { data, isLoading } = useRead('approvals.inbox', {});
  const { items, more } = data?.data ?? NOTHING;
  const words = useCaseWords(items);
  if (items.length === 0) return { parts: [], isLoading };
  const rows = items.map((item) => row(item, words));
  return { parts: [{ title: t('approvals'), section: 'waiting', rows, count: `${String(items.length)}${more ? '+' : ''}`, to: '/approvals' }], isLoading };
}

const NOTHING: { readonly items: readonly WaitingCase[]; readonly more: boolean } = { items: [], more: false };

/** Handed in again, it is another matter. */
function row(item: WaitingCase, words: CaseWords): TodayRow {
  const { kind, id, no, amount, currency, submittedAt } = item;
  return {
    ...{ key: `${kind} ${id} ${submittedAt}`, name: words.title(item), detail: [words.kind(kind), no ?? ''].filter(Boolean).join(' · ') },
    to: `/approvals?open=${kind}.${id}`,
    figure: hasAmount(amount) ? <Money value={amount} currency={currency} /> : <Ago value={submittedAt} />,
  };
}

interface PageOf {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

const COUNTED = 20;

function queryOf({ operation, args }: Group, me: string) {
  const asked = { limit: COUNTED, ...args(me) };
  return {
    queryKey: [...keyOf(operation, asked), 'page'],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<PageOf> => (await read(operation, asked as never, signal)).data,
  };
}

function besideOf(group: Group, me: string) {
  const query = queryOf(group, me);
  return { queryKey: besideKey(query.queryKey), queryFn: () => queries.query(query), staleTime: Infinity };
}
