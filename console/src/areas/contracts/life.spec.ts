import { lifeOf } from './life.js';

const contract = (given: object): Parameters<typeof lifeOf>[0] =>
  ({ status: 'draft', review: null, signature: null, effectiveOn: null, fulfilledOn: null, ...given }) as never;
const told = (given: object): string =>
  lifeOf(contract(given))
    .map(({ key, state }) => `${key} ${state}`)
    .join(', ');

describe('The life of a contract on one line', () => {
  it('shows what is done, what is under way and what comes', () => {
    expect(told({ status: 'in-review' })).toBe('draft done, in-review now, approved later, signed later, effective later, fulfilled later');
    expect(told({ status: 'fulfilled' })).toBe('draft done, in-review done, approved done, signed done, effective done, fulfilled done');
  });

  it('ends where the contract ended, with what it had reached before', () => {
    expect(told({ status: 'terminated' })).toBe('draft done, terminated refused');
    expect(told({ status: 'terminated', review: { outcome: 'approved' } })).toBe('draft done, in-review done, approved done, terminated refused');
    expect(told({ status: 'expired', effectiveOn: '2026-01-01' })).toBe(
      'draft done, in-review done, approved done, signed done, effective done, expired refused',
    );
  });

  it('says on which day a stage was reached', () => {
    const steps = lifeOf(contract({ status: 'effective', effectiveOn: '2026-11-27', signature: { signedOn: '2026-11-26' } }));
    expect(steps.map(({ at }) => at)).toEqual([undefined, undefined, undefined, '2026-11-26', '2026-11-27', undefined]);
  });
});
