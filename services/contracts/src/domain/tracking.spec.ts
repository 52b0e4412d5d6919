import { aDraft, agreedByAll, aTemplate, at, DEVIATION, GROUNDS, REVIEWERS, SEAL, SIGNATURE, someone, WORDING } from '../../test/examples.js';
import type { Contract } from './contract.js';

const NOW = at('2026-03-12');
const zhou = someone('zhou');
const template = aTemplate(`${WORDING}\n约定节点：\n{{milestones}}`);
const FIRST = { code: 'M1', name: '首批到货', dueOn: '2026-04-15', binds: '供方交付 50 吨' };
const SECOND = { code: 'M2', name: '尾批到货', dueOn: '2026-05-20', binds: '供方交付余量，需方付清' };

function aDraftWithMilestones(): Contract {
  const contract = aDraft({ template });
  contract.agreeMilestones({ milestones: [SECOND, FIRST] }, NOW);
  return contract;
}

function approved(contract = aDraftWithMilestones()): Contract {
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, deviation: DEVIATION }, someone('wang'), NOW);
  for (const step of ['sales', 'legal', 'finance', 'audit'] as const) contract.decide({ step, approve: true }, REVIEWERS[step], at('2026-03-13'));
  return contract;
}

function effective(contract = approved()): Contract {
  contract.sign(SIGNATURE, zhou, at('2026-03-14'));
  contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
  contract.takeRecord();
  return contract;
}

const done = (contract: Contract, code: string, doneOn: string): void => {
  contract.milestoneDone({ code, doneOn }, zhou, at(doneOn));
};

describe('CON-16 Agreed milestones bind delivery (003-D §2.2)', () => {
  it('are said by the contract, in the order of their days, and are part of what is agreed to', () => {
    const contract = aDraft({ template });
    expect(contract.text).toContain('约定节点：\n无 (none)');
    const before = contract.contentHash();
    contract.agreeMilestones({ milestones: [SECOND, FIRST] }, NOW);
    expect(contract.text).toContain('M1 首批到货：2026-04-15 前，供方交付 50 吨\nM2 尾批到货：2026-05-20 前');
    expect(contract.contentHash()).not.toBe(before);
  });

  it('are not agreed where the contract would not say them, by its template or by a clause that was changed', () => {
    expect(() => aDraft().agreeMilestones({ milestones: [FIRST] }, NOW)).toThrow('its wording has no {{milestones}}: 首批到货');
    const contract = aDraftWithMilestones();
    contract.deviate({ clause: 5, wording: null, reason: '客户要求' }, someone('wang'), NOW);
    expect(() => approved(contract)).toThrow('its wording has no {{milestones}}');
  });

  it('lie ahead, each with a code of its own, and change only while the contract is a draft', () => {
    const contract = aDraft({ template });
    expect(() => contract.agreeMilestones({ milestones: [{ ...FIRST, dueOn: '2026-03-11' }] }, NOW)).toThrow('nothing can be promised for the past');
    expect(() => contract.agreeMilestones({ milestones: [FIRST, { ...SECOND, code: 'M1' }] }, NOW)).toThrow('given twice: M1');
    expect(() => approved().agreeMilestones({ milestones: [] }, NOW)).toThrow('its terms change only while it is a draft');
  });

  it('stay what they were when it is recorded how they went: the agreement holds', () => {
    const contract = effective();
    const agreed = contract.contentHash();
    done(contract, 'M1', '2026-04-10');
    expect(contract.contentHash()).toBe(agreed);
  });
});

describe('CON-15 The contract is tracked to completion (003-T §2.4e)', () => {
  it('is fulfilled only when every milestone is done, whether the order was closed before or after', () => {
    const late = effective();
    late.fulfil(at('2026-05-10'));
    expect(late).toMatchObject({ status: 'effective', orderClosedOn: '2026-05-10', fulfilledOn: null });
    done(late, 'M1', '2026-05-11');
    expect(late.status).toBe('effective');
    done(late, 'M2', '2026-05-12');
    expect(late).toMatchObject({ status: 'fulfilled', fulfilledOn: '2026-05-12' });

    const early = effective();
    done(early, 'M2', '2026-04-01');
    done(early, 'M1', '2026-04-02');
    expect(early.status).toBe('effective');
    early.fulfil(at('2026-05-10'));
    expect(early).toMatchObject({ status: 'fulfilled', fulfilledOn: '2026-05-10' });
  });

  it('warns once of each milestone whose day has passed, not on the day itself, and not of what is done', () => {
    const contract = effective();
    expect(contract.milestoneDueOn).toBe('2026-04-15');
    contract.warnOfLate(at('2026-04-15'));
    expect(contract).toMatchObject({ late: false, milestoneDueOn: '2026-04-15' });
    contract.warnOfLate(at('2026-04-16'));
    expect(contract).toMatchObject({ late: true, milestoneDueOn: '2026-05-20', milestones: [{ late: true }, { late: false }] });
    contract.warnOfLate(at('2026-04-17'));
    expect(contract.takeRecord().events.map(({ event, payload }) => [event.type, payload])).toEqual([
      ['contracts.milestone-late.v1', expect.objectContaining({ contractNo: 'BJ-HT-2026-000001', code: 'M1', dueOn: '2026-04-15', salesRepId: 'wang' })],
    ]);
    done(contract, 'M1', '2026-04-20');
    expect(contract).toMatchObject({ late: false, milestones: [{ late: true, doneOn: '2026-04-20' }, {}] });
    done(contract, 'M2', '2026-04-21');
    expect(contract.milestoneDueOn).toBeNull();
  });

  it('records what was done once, on a day on which it could be, of a contract in effect', () => {
    const contract = effective();
    expect(() => contract.milestoneDone({ code: 'M9', doneOn: '2026-04-01' }, zhou, at('2026-04-01'))).toThrow('no milestone M9; agreed are: M1, M2');
    expect(() => contract.milestoneDone({ code: 'M1', doneOn: '2026-03-14' }, zhou, at('2026-04-01'))).toThrow('took effect on 2026-03-15');
    expect(() => contract.milestoneDone({ code: 'M1', doneOn: '2026-04-02' }, zhou, at('2026-04-01'))).toThrow('today is 2026-04-01');
    done(contract, 'M1', '2026-04-01');
    expect(() => done(contract, 'M1', '2026-04-02')).toThrow('Milestone M1 was done on 2026-04-01');
    expect(() => done(approved(), 'M1', '2026-04-01')).toThrow('Cannot track what is approved');
  });
});

describe('CON-12 Each party signs, by somebody who may bind it (000 §3.4.2)', () => {
  const deputy = { party: 'customer', signedOn: '2026-03-14', signatory: '张经理', authority: 'mandate' } as const;
  const customer = { ...deputy, mandateNo: '授权 2026-7' };
  const company = { party: 'company', signedOn: '2026-03-15', signatory: '李慧', authority: 'legal-representative' } as const;

  it('is signed when both have, on the later day, and sealed by nobody who recorded it or signed', () => {
    const contract = agreedByAll();
    contract.signForParty(customer, someone('zhao'), at('2026-03-14'));
    expect(contract).toMatchObject({ status: 'approved', signature: null });
    expect(() => contract.applySeal(SEAL, someone('you'), at('2026-03-15'))).toThrow('Cannot seal what is approved');
    contract.signForParty(company, zhou, at('2026-03-15'));
    expect(contract).toMatchObject({ status: 'signed', signature: { signedOn: '2026-03-15', customerSignatory: '张经理', ourSignatory: '李慧' } });
    expect(contract.signatures).toMatchObject([{ mandateNo: '授权 2026-7' }, { mandateNo: null, authority: 'legal-representative' }]);
    for (const keeper of [zhou, someone('zhao'), { ...someone('x'), name: '李慧' }])
      expect(() => contract.applySeal(SEAL, keeper, at('2026-03-15'))).toThrow('Whoever signed the contract does not apply the seal');
    contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
    expect(contract.status).toBe('effective');
  });

  it('is signed by a deputy only with a power of attorney, and once for each party', () => {
    const contract = agreedByAll();
    expect(() => contract.signForParty(deputy, zhou, at('2026-03-14'))).toThrow('give the number of the power of attorney');
    contract.signForParty(customer, zhou, at('2026-03-14'));
    expect(() => contract.signForParty(customer, zhou, at('2026-03-14'))).toThrow('The customer signed already, on 2026-03-14');
    expect(() => contract.sign(SIGNATURE, zhou, at('2026-03-14'))).toThrow('The customer signed already');
  });

  it('is signed by no party before all have agreed, nor before they did', () => {
    expect(() => aDraft().signForParty(customer, zhou, at('2026-03-14'))).toThrow('Not every reviewer agreed');
    expect(() => agreedByAll().signForParty({ ...customer, signedOn: '2026-03-12' }, zhou, at('2026-03-14'))).toThrow('cannot have been signed on 2026-03-12');
  });

  it('is signed anew when it must be reviewed anew', () => {
    const contract = agreedByAll(aTemplate());
    contract.signForParty(customer, zhou, at('2026-03-14'));
    contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: REVIEWERS.sales.id });
    expect(contract).toMatchObject({ status: 'draft', signatures: [] });
  });
});
