import { OrgUnit } from './org-unit.js';

const hq = () => OrgUnit.headOffice('信风建材集团', 'founder');
const below = (parent: OrgUnit, code: string, kind: 'region' | 'branch' | 'department' | 'store') =>
  parent.below({ parent: parent.path, code, kind, name: code }, 'admin');

describe('ORG-05 Unified leadership, with levels, that can change', () => {
  it('moves a branch below a region and keeps its books', () => {
    const region = below(hq(), 'north', 'region');
    const branch = below(hq(), 'bj', 'branch');
    branch.takeRecord();
    expect(branch.moveBelow(region, '大区')).toBe('hq.bj');
    expect(branch).toMatchObject({ path: 'hq.north.bj', org: 'hq.north.bj', branchCode: 'bj', branch: 'bj' });
    expect(branch.takeRecord().events.map(({ event, payload }) => [event.type, payload])).toEqual([
      ['identity.org-unit-moved.v1', { unitId: branch.id, from: 'hq.bj', to: 'hq.north.bj' }],
      ['identity.org-unit-changed.v1', expect.objectContaining({ path: 'hq.north.bj' })],
    ]);
  });

  it('takes along what is below', () => {
    const sales = below(below(hq(), 'bj', 'branch'), 'sales', 'department');
    sales.follow('hq.bj', 'hq.north.bj');
    expect(sales).toMatchObject({ path: 'hq.north.bj.sales', org: 'hq.north.bj.sales', branchCode: 'bj' });
  });

  it('refuses head office, itself, what is below itself, and other books', () => {
    const branch = below(hq(), 'bj', 'branch');
    const sales = below(branch, 'sales', 'department');
    const other = below(hq(), 'cd', 'branch');
    for (const [unit, parent] of [
      [hq(), branch],
      [branch, branch],
      [branch, sales],
      [sales, other],
    ] as const)
      expect(() => unit.moveBelow(parent, 'x')).toThrow('cannot move below');
    expect(() => branch.moveBelow(other, 'x')).toThrow('A branch cannot hold a branch');
  });

  it('closes only what is empty, and then takes nothing new', () => {
    const region = below(hq(), 'north', 'region');
    expect(() => region.close({ people: 1, units: 0 })).toThrow('still has 1 people and 0 open units');
    expect(() => region.close({ people: 0, units: 1 })).toThrow('still has 0 people and 1 open units');
    region.close({ people: 0, units: 0 });
    expect(region.status).toBe('closed');
    for (const act of [
      () => below(region, 'bj', 'branch'),
      () => region.rename('x'),
      () => region.close({ people: 0, units: 0 }),
      () => below(hq(), 'cd', 'branch').moveBelow(region, '大区'),
    ])
      expect(act).toThrow('is closed');
    expect(() => hq().close({ people: 0, units: 0 })).toThrow('still has');
  });

  it('sells centrally or locally (ORG-06)', () => {
    const branch = below(hq(), 'bj', 'branch');
    expect(branch.salesKind).toBe('central');
    branch.sell('local');
    expect(branch.salesKind).toBe('local');
  });
});
