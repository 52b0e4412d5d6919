const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The business date `YYYY-MM-DD` of a moment in the zone of the branches (R9). */
export const businessDate = (at: Date): string => parts.format(at);

/** The natural month `YYYY-MM` a moment falls into (PER-09). */
export const businessMonth = (at: Date): string => businessDate(at).slice(0, 7);

export const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map((part) => parseInt(part, 10));
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

export const addDays = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** Days from one date to a later one; none where it has passed. */
export const daysUntil = (date: string, from: string): number => Math.max(0, (Date.parse(date) - Date.parse(from)) / 86_400_000);
