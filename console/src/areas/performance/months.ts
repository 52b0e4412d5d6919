import { today } from '../../i18n/index.js';
import { monthsUntil } from '../../i18n/months.js';
import type { Option } from '../../components/index.js';

export const thisMonth = (): string => today().slice(0, 7);
export const lastMonth = (): string => monthsUntil(thisMonth(), 1)[1] ?? thisMonth();

/** The latest months, newest first. */
export const recentMonths = (count: number): readonly Option[] => monthsUntil(thisMonth(), count - 1).map((month) => ({ value: month, label: month }));

/** This year and the ones around it. */
export function recentYears(): readonly Option[] {
  const now = parseInt(today(), 10);
  return [now + 1, now, now - 1, now - 2].map((year) => ({ value: String(year), label: String(year) }));
}
