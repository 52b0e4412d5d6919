import { types } from 'pg';

export const TIMESTAMPTZ = types.builtins.TIMESTAMPTZ;

const byPg = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date | null;

/** `2026-11-27 11:16:15.898+00`, as sessions in UTC give it: a fifth of what it takes with the expressions that know all styles. */
export function instantOf(text: string): Date | null {
  const isUtc = text.length >= 22 && text.charAt(10) === ' ' && text.endsWith('+00');
  return isUtc ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : byPg(text);
}
