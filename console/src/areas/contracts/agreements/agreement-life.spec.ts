import { agreementLife } from './agreement-life.js';

const nothing = { review: null, signature: null, effectiveOn: null, ending: null, endedOn: null } as const;
const review = (outcome: 'open' | 'approved') => ({ outcome, submittedAt: '2026-11-02T01:00:00Z' }) as never;
const signature = { signedOn: '2026-11-05' } as never;
const told = (lived: Parameters<typeof agreementLife>[0]): string =>
  agreementLife(lived)
    .map(({ key, state }) => `${key} ${state}`)
    .join(', ');

describe('CON-17, CON-21 The life of an agreement as one line', () => {
  it('is at one stage, with those before it behind', () => {
    expect(told({ ...nothing, status: 'in-review', review: review('open') })).toBe('draft done, in-review now, approved later, signed later, effective later');
  });

  it('kept to its last day it came to its good end', () => {
    const lived = { ...nothing, review: review('approved'), signature, effectiveOn: '2026-11-06', endedOn: '2027-11-06' };
    expect(agreementLife({ ...lived, status: 'expired' }).at(-1)).toEqual({ key: 'expired', state: 'done', at: '2027-11-06' });
  });

  it('ended early it stops there; given up before it took effect, where it was', () => {
    const lived = { ...nothing, review: review('approved'), signature, effectiveOn: '2026-11-06' };
    expect(told({ ...lived, status: 'terminated' })).toBe('draft done, in-review done, approved done, signed done, effective done, terminated refused');
    expect(told({ ...nothing, status: 'void', review: review('open') })).toBe('draft done, in-review done, void refused');
  });
});
