import { useMemo } from 'react';
import { useRead } from '../../api/call.js';
import type { CaseKind, WaitingCase } from '../../api/shapes.gen.js';
import { useUnitName } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { titles } from './titles.js';

export interface CaseWords {
  readonly kind: (kind: CaseKind) => string;
  readonly title: (item: WaitingCase) => string;
  /** Facts of a budget are called by its categories. */
  readonly category: (code: string) => string | undefined;
}

const HOUR = 60 * 60_000;

/** The words of the categories of expenses. */
function useCategories(wanted: boolean): ReadonlyMap<string, string> {
  const { data } = useRead('expenses.expenseCategories', {}, { enabled: wanted, staleTime: HOUR });
  return useMemo(() => new Map(data?.data.items.map(({ code, name }) => [code, name])), [data]);
}

/** What cases are called: budgets by their unit, supplements by their category, everything else as its service says. */
export function useCaseWords(items: readonly WaitingCase[]): CaseWords {
  const t = useTexts(titles);
  const unitName = useUnitName();
  const categories = useCategories(items.some(({ kind }) => kind === 'budget' || kind === 'supplement'));
  return useMemo(
    () => ({
      kind: (kind) => t(`kind-${kind}`),
      title: ({ kind, title, org }) => {
        if (kind === 'budget') return title.replace(org, unitName(org));
        return kind === 'supplement' ? (categories.get(title) ?? title) : title;
      },
      category: (code) => categories.get(code),
    }),
    [t, unitName, categories],
  );
}
