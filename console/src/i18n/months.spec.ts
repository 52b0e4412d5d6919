import { monthsUntil } from './months.js';

it('counts months back over the turn of the year', () => {
  expect(monthsUntil('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
