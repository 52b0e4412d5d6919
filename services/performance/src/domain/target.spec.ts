import type { Actor } from '@tradewind/kernel/actor';
import { Target, type Bearer } from './target.js';

const someone = (id: string): Actor => ({ id, name: id, kind: 'person', posts: [], grants: [] });
const at = new Date('2026-01-05T02:00:00Z');
const bearer = (personId: string, unit: string | null = null, org = unit ?? 'hq.bj.sales'): Bearer => ({
  personId,
  personName: personId,
  unit,
  org,
  branch: 'bj',
});
const ofBranch = (yearly = '1200000') => Target.draft({ year: 2026, kpi: 'sales-amount' }, { bearer: bearer('chen', 'hq.bj'), amounts: { yearly } });
const ofLi = () => Target.draft({ year: 2026, kpi: 'sales-amount' }, { bearer: bearer('li'), amounts: { yearly: '600000' } });
const part = (personId: string, yearly: string, of: Bearer = bearer(personId)) => ({ bearer: of, amounts: { yearly } });

describe('PER-20 A target says what is to be reached, month by month', () => {
  it('belongs to the person or to who answers for the unit', () => {
    expect(ofLi()).toMatchObject({ ownerId: 'li', unit: null, subject: 'person:li', org: 'hq.bj.sales', status: 'draft' });
    expect(ofBranch()).toMatchObject({ ownerId: 'chen', unit: 'hq.bj', subject: 'unit:hq.bj', org: 'hq.bj' });
  });

  it('knows the amount of each month', () => {
    expect(ofLi().of('2026-09')).toBe('50000.00');
  });
});

describe('PER-21 A target is broken down until nothing of it is left with nobody', () => {
  it('becomes targets of units and people below, which may come to more than the whole', () => {
    const whole = ofBranch();
    const parts = whole.cascade([part('li', '700000'), part('wu', '600000', bearer('wu', 'hq.bj.east'))]);
    expect(parts).toMatchObject([
      { ownerId: 'li', unit: null, wholeId: whole.id, status: 'draft', kpi: 'sales-amount', year: 2026 },
      { ownerId: 'wu', unit: 'hq.bj.east', wholeId: whole.id },
    ]);
  });

  it('is refused when the parts fall short, with the difference', () => {
    expect(() => ofBranch().cascade([part('li', '700000'), part('wu', '499999.99')])).toThrow(
      'The parts come to 1199999.99, the whole is 1200000.00: 0.01 is with nobody',
    );
  });

  it('stays inside the unit', () => {
    expect(() => ofBranch().cascade([part('li', '1200000', bearer('li', null, 'hq.sh.sales'))])).toThrow('hq.sh.sales does not belong to hq.bj');
    expect(() => ofBranch().cascade([part('wu', '1200000', bearer('wu', 'hq.bj'))])).toThrow('hq.bj does not belong to hq.bj');
  });

  it('is done once, and not with the target of one person', () => {
    const whole = ofBranch();
    whole.cascade([part('li', '1200000')]);
    expect(() => whole.cascade([part('wu', '1200000')])).toThrow('cascaded already');
    expect(() => ofLi().cascade([part('wu', '600000')])).toThrow('Only the target of a unit can be cascaded');
  });
});

describe('PER-24 A target is announced, and acknowledged by whom it is for', () => {
  it('gets its number when issued', () => {
    const target = ofLi();
    target.issue('BJ-MB-2026-000001', at);
    expect(target).toMatchObject({ status: 'issued', no: 'BJ-MB-2026-000001', issuedAt: at });
    expect(() => {
      target.issue('BJ-MB-2026-000002', at);
    }).toThrow('Cannot issue what is issued');
  });

  it('is acknowledged by the person', () => {
    const target = ofLi();
    target.issue('BJ-MB-2026-000001', at);
    target.acknowledge(someone('li'), at);
    expect(target).toMatchObject({ status: 'acknowledged', acknowledgedAt: at });
  });

  it('is not acknowledged by anybody else, nor before it is issued', () => {
    const target = ofLi();
    expect(() => {
      target.acknowledge(someone('li'), at);
    }).toThrow('Cannot acknowledge what is draft');
    target.issue('BJ-MB-2026-000001', at);
    expect(() => {
      target.acknowledge(someone('chen'), at);
    }).toThrow('This target is for li, who has to acknowledge it in person');
  });
});
