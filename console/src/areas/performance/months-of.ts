/** The twelve months of a year. */
export const monthsOf = (year: number): readonly string[] => Array.from({ length: 12 }, (_, place) => `${String(year)}-${String(place + 1).padStart(2, '0')}`);
