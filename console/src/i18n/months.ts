/** `2026-11` and `back` months before it. */
export function monthsUntil(month: string, back: number): readonly string[] {
  const [year = 0, of = 1] = month.split('-').map((part) => Number.parseInt(part, 10));
  return Array.from({ length: back + 1 }, (_, ago) => {
    const count = year * 12 + of - 1 - ago;
    return `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

/** The twelve months of a year. */
export const monthsOf = (year: number): readonly string[] => monthsUntil(`${String(year)}-12`, 11).toReversed();
