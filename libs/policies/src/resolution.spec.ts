import { asked, unitsAbove, versionName } from './resolution.js';

describe('XCT-01 Company → region → branch is resolved in one place', () => {
  it('looks at the unit itself, then at each one above it', () => {
    expect(unitsAbove('hq.north.bj.sales')).toEqual(['hq.north.bj.sales', 'hq.north.bj', 'hq.north', 'hq']);
  });

  it('names a version by the unit that decides', () => {
    expect(versionName({ key: 'sla', org: 'hq.bj', version: 3 })).toBe('sla@hq.bj/3');
  });

  it('asks for today as known now unless another day or moment is said', () => {
    const now = new Date('2026-03-31T16:30:00Z');
    expect(asked({}, now)).toEqual({ on: '2026-04-01', asKnownAt: now });
    expect(asked({ on: '2025-01-01', asKnownAt: '2025-02-01T00:00:00+08:00' }, now)).toEqual({ on: '2025-01-01', asKnownAt: new Date('2025-01-31T16:00:00Z') });
  });
});
