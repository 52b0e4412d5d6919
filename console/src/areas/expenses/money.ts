import { sumOf } from '../../components/decimal.js';

export { shareOf, sumOf } from '../../components/decimal.js';

export const difference = (from: string, take: string): string => sumOf([from, `-${take}`]);
