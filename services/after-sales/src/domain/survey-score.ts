/** Marks from 1 to 5 as a share of the best possible, in whole per cent, half up (AFS-18): all fives are 100, all threes 60. */
export const scoreOf = (marks: readonly number[]): number => Math.round((marks.reduce((sum, mark) => sum + mark, 0) * 20) / marks.length);
