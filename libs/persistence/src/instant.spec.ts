import { types } from 'pg';
import { instantOf, TIMESTAMPTZ } from './instant.js';

const byPg = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date | null;

describe('A moment as PostgreSQL writes it', () => {
  it.each([
    '2026-11-27 11:16:15+00',
    '2026-11-27 11:16:15.8+00',
    '2026-11-27 11:16:15.898123+00',
    '2026-11-27 23:59:59.999999+00',
    '0099-01-01 00:00:00+00',
    '2026-11-27 19:16:15.898+08',
    '2026-11-27 11:16:15.5-03:30',
    '12026-11-27 11:16:15+00',
    '0044-03-15 12:00:00+00 BC',
  ])('%s is what pg reads', (text) => {
    expect(instantOf(text)?.toISOString()).toBe(byPg(text)?.toISOString());
  });

  it('that never comes is what pg says it is', () => {
    expect(instantOf('infinity')).toEqual(byPg('infinity'));
  });
});
