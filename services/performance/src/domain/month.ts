import { addDays } from '@tradewind/domain/business-date';

export const monthAfter = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

/** The last moment of a natural month in the zone of the branches: the rules in force then appraise it (PER-09). */
export const lastMomentOf = (month: string): Date => new Date(`${addDays(`${monthAfter(month)}-01`, -1)}T23:59:59+08:00`);

/** The first moment of a natural month in the zone of the branches. */
export const firstMomentOf = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`);

export const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** Where a fact counts: in its own month, or in the first open one when its own is closed already (PER-09). */
export const countingMonth = (month: string, closedUpTo: string | null): string =>
  closedUpTo !== null && month <= closedUpTo ? monthAfter(closedUpTo) : month;
