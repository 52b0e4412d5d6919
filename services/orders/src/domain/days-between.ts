const DAY_MS = 86_400_000;

/** Whole days from one business date to a later one; 0 when it is not later. */
export const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
