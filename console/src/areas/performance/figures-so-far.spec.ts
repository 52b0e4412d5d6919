import { monthByMonth, soFar, wholes } from './figures-so-far.js';
import type { Target } from './shapes.js';

const months = (amount: string) => Array.from({ length: 12 }, (_, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, amount }));
const target = (id: string, wholeId: string | null, amount: string, status: Target['status'] = 'issued') =>
  ({ id, wholeId, status, months: months(amount) }) as unknown as Target;

describe('PER-20, PER-21 Target against actual', () => {
  const unit = target('unit', null, '1000.00');
  const part = target('part', 'unit', '600.00');

  it('counts a target once, not again in its parts', () => {
    expect(wholes([unit, part])).toEqual([unit]);
    expect(monthByMonth(2026, [unit, part], [])[0]).toMatchObject({ month: '2026-01', target: '1000.00', actual: '0.00' });
  });

  it('is the own part for who sees only that', () => {
    expect(wholes([part])).toEqual([part]);
  });

  it('leaves drafts out', () => {
    expect(wholes([target('draft', null, '1.00', 'draft')])).toEqual([]);
  });

  it('sums up until a month, and the whole year', () => {
    const figures = monthByMonth(2026, [unit], [{ month: '2026-01', amount: '1500.00', profit: '100.00' }]);
    expect(soFar(figures, '2026-02')).toEqual({ actual: '1500.00', target: '2000.00', wholeYear: '12000.00', share: 0.75 });
  });

  it('has no share without a target', () => {
    expect(soFar(monthByMonth(2026, [], []), '2026-12').share).toBeNull();
  });
});
