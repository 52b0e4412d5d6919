import { today } from '../../i18n/index.js';
import type { Option } from '../../components/index.js';

const previous = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${String(year - 1)}-12` : `${String(year)}-${String(number - 1).padStart(2, '0')}`;
};

export const thisMonth = (): string => today().slice(0, 7);
export const lastMonth = (): string => previous(thisMonth());

/** The latest months, newest first. */
export function recentMonths(count: number): readonly Option[] {
  const months: string[] = [];
  for (let month = thisMonth(); months.length < count; month = previous(month)) months.push(month);
  return months.map((month) => ({ value: month, label: month }));
}

/** This year and the ones around it. */
export function recentYears(): readonly Option[] {
  const now = parseInt(today(), 10);
  return [now + 1, now, now - 1, now - 2].map((year) => ({ value: String(year), label: String(year) }));
}
