import { at, anApprovedList, aCustomer, inForce, REVIEW, someone } from '../../test/examples.js';
import {
  agreeToAll,
  aService,
  aTemplateOf,
  BREACH,
  DAY_15,
  END_REVIEW,
  KEEPER,
  NOW,
  PARTNER_TEMPLATE,
  refused,
  SEAL_OF_15,
  SERVICE,
  SERVICE_TEMPLATE,
  SERVICE_TERMS,
  SERVICE_WORDING,
  serviceBasis,
  serviceInEffect,
  signFor,
  submittedService,
  WANG,
} from '../../test/agreements.js';
import type { ServiceContract } from './service-contract.js';

const eventsOf = (contract: ServiceContract) => contract.takeRecord().events.map(({ event, payload }) => ({ type: event.type, ...payload }));
const submit = (contract: ServiceContract, given: Partial<ReturnType<typeof serviceBasis>> = {}): void =>
  contract.submit('BJ-FW-2026-000001', { template: SERVICE_TEMPLATE, rules: REVIEW, prices: serviceBasis().prices, ...given }, WANG, NOW);

describe('CON-17 A service contract names content and time limits of the service (003-R §5.2)', () => {
  it('in the wording of the company, filled by the system: services with content, hours, fee, period, customer', () => {
    const { text } = submittedService();
    expect(text).toContain('服务合同 BJ-FW-2026-000001');
    expect(text).toContain('季度巡检；每季度上门检查一次，更换易损件；4 吨 × 500 = 2000.00');
    expect(text).toContain('响应 4 小时，解决 24 小时');
    expect(text).toContain('服务费 2000.00 CNY\n2026-04-01 至 2027-03-31');
  });

  it('a template that does not say the hours is none', () => {
    expect(() => aTemplateOf('service', SERVICE_WORDING.replace('{{resolutionHours}}', '若干'))).toThrow(
      refused('contract-template.incomplete', { missing: ['resolutionHours'] }),
    );
    expect(() => aTemplateOf('service', `${SERVICE_WORDING}{{deliverBy}}`)).toThrow(refused('contract-template.slot-unknown', { slots: ['deliverBy'] }));
  });

  it('is made from a template of service contracts only', () => {
    expect(() => aService({}, serviceBasis({ template: PARTNER_TEMPLATE }))).toThrow(refused('contract.no-effective-template'));
  });

  it('promises no solution before an answer, and no period that is over', () => {
    expect(() => aService({ responseHours: '24', resolutionHours: '4' })).toThrow(
      refused('service-contract.limits-wrong', { responseHours: '24', resolutionHours: '4' }),
    );
    expect(() => aService({ validUntil: '2026-03-11', validFrom: '2026-01-01' })).toThrow(refused('service-contract.period-wrong', { today: '2026-03-12' }));
    expect(() => aService({ validFrom: '2027-04-01' })).toThrow(refused('service-contract.period-wrong'));
  });

  it('ORD-03: costs what the price list says, on the day it is submitted as well', () => {
    const contract = aService();
    const dearer = inForce(anApprovedList([[SERVICE, '600']]), [SERVICE]);
    expect(() => submit(contract, { prices: dearer })).toThrow(refused('service-contract.fee-outdated', { skus: ['XJ-1'] }));
    contract.changeTo(SERVICE_TERMS, serviceBasis({ prices: dearer }), WANG, NOW);
    submit(contract, { prices: dearer });
    expect(contract).toMatchObject({ status: 'in-review', total: '2400.00' });
  });

  it('tells after-sales, once it is sealed, within which hours; neither before nor in words that somebody typed', () => {
    const contract = submittedService();
    agreeToAll(contract);
    signFor(contract, 'customer');
    signFor(contract, 'company');
    expect(eventsOf(contract)).toEqual([]);
    contract.applySeal(SEAL_OF_15, KEEPER, 30, DAY_15);
    expect(eventsOf(contract)).toEqual([
      {
        type: 'contracts.service-contract-effective.v1',
        ...{ serviceContractId: contract.id, serviceContractNo: 'BJ-FW-2026-000001', customerId: contract.customerId, salesRepId: 'wang' },
        ...{ responseHours: '4', resolutionHours: '24', validFrom: '2026-04-01', validUntil: '2027-03-31' },
      },
    ]);
  });
});

describe('CON-01, CON-02, CON-03, CON-08, CON-12 It meets the guards of every contract', () => {
  it('is reviewed like a contract, and its author, whoever changed it, and the rep decide on none of it (ORG-14)', () => {
    const contract = aService();
    contract.changeTo(SERVICE_TERMS, serviceBasis(), someone('li'), NOW);
    submit(contract);
    expect(() => contract.decide({ step: 'sales', approve: true }, someone('wang', 'contract:review-sales'), NOW)).toThrow(refused('review.own-matter'));
    expect(() => contract.decide({ step: 'sales', approve: true }, someone('li', 'contract:review-sales'), NOW)).toThrow(refused('review.own-matter'));
  });

  it('is changed by nobody once it was submitted', () => {
    const contract = submittedService();
    expect(() => contract.changeTo(SERVICE_TERMS, serviceBasis(), WANG, NOW)).toThrow(refused('service-contract.terms-fixed', { status: 'in-review' }));
    agreeToAll(contract);
    expect(() => contract.changeTo({ ...SERVICE_TERMS, responseHours: '1' }, serviceBasis(), WANG, NOW)).toThrow(refused('service-contract.terms-fixed'));
    expect(contract.responseHours).toBe('4');
  });

  it('is signed only once all agreed, by each party once, and sealed by nobody who signed', () => {
    const contract = submittedService();
    expect(() => signFor(contract, 'customer')).toThrow(refused('service-contract.not-agreed-by-all'));
    agreeToAll(contract);
    signFor(contract, 'customer');
    expect(() => signFor(contract, 'customer')).toThrow(refused('contract.party-signed'));
    expect(() => contract.applySeal(SEAL_OF_15, KEEPER, 30, DAY_15)).toThrow(refused('state.illegal-transition'));
    signFor(contract, 'company', someone('zhou'));
    expect(() => contract.applySeal(SEAL_OF_15, someone('zhou'), 30, DAY_15)).toThrow(refused('service-contract.sealed-by-signatory'));
    expect(() => contract.applySeal({ ...SEAL_OF_15, sealedOn: '2026-03-13' }, KEEPER, 30, DAY_15)).toThrow(
      refused('service-contract.day-out-of-order', { earliest: '2026-03-14' }),
    );
  });

  it('CON-06: is not submitted in a wording that is superseded', () => {
    const contract = aService();
    const newer = aTemplateOf('service', SERVICE_WORDING, 2);
    expect(() => submit(contract, { template: newer })).toThrow(refused('service-contract.template-outdated', { used: 1, inForce: 2 }));
    contract.changeTo(SERVICE_TERMS, serviceBasis({ template: newer }), WANG, NOW);
    submit(contract, { template: newer });
    expect(contract).toMatchObject({ status: 'in-review', templateVersion: 2 });
  });

  it('CUS-14: follows the customer to another rep, and is reviewed anew where that rep had agreed', () => {
    const contract = submittedService();
    agreeToAll(contract);
    contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'li' });
    expect(contract).toMatchObject({ status: 'draft', ownerId: 'li', agreedOn: null });
  });
});

describe('CON-14, CON-15, CON-12 Its term: reminded of, over, ended early, renewed', () => {
  it('is reminded of once, and over after its last day', () => {
    const contract = serviceInEffect();
    contract.takeRecord();
    expect(contract.remindOn).toBe('2027-03-01');
    contract.expire(at('2027-03-31'));
    expect(contract.status).toBe('effective');
    contract.remind();
    contract.expire(at('2027-04-01'));
    expect(contract).toMatchObject({ status: 'expired', endedOn: '2027-04-01', remindOn: null });
    expect(eventsOf(contract)).toMatchObject([
      { type: 'contracts.agreement-expiring.v1', kind: 'service', validUntil: '2027-03-31' },
      { type: 'contracts.agreement-ended.v1', how: 'expired', endedOn: '2027-04-01' },
    ]);
  });

  it('ends early only by an end that all agreed to, on its day, and holds until then', () => {
    const contract = serviceInEffect();
    contract.takeRecord();
    contract.askToEnd(BREACH, END_REVIEW, WANG, at('2026-06-01'));
    expect(() => contract.concludeEnd({ concludedOn: '2026-06-30', documentNo: 'JC-1' }, someone('zhou'), at('2026-06-30'))).toThrow(
      refused('service-contract.not-agreed-by-all'),
    );
    expect(contract.status).toBe('ending');
    agreeToAll(contract, at('2026-06-10'));
    expect(() => contract.concludeEnd({ concludedOn: '2026-06-29', documentNo: 'JC-1' }, someone('zhou'), at('2026-06-29'))).toThrow(
      refused('service-contract.end-too-early', { endsOn: '2026-06-30' }),
    );
    contract.concludeEnd({ concludedOn: '2026-06-30', documentNo: 'JC-1' }, someone('zhou'), at('2026-06-30'));
    expect(contract).toMatchObject({ status: 'terminated', endedOn: '2026-06-30', review: { policy: 'contract-review@hq/1' } });
    expect(eventsOf(contract)).toMatchObject([{ type: 'contracts.agreement-ended.v1', how: 'terminated', endedOn: '2026-06-30' }]);
  });

  it('an end by agreement is signed by the customer as well; one that is returned leaves the contract as it was', () => {
    const contract = serviceInEffect();
    contract.askToEnd({ ...BREACH, ground: 'agreement', endsOn: '2026-06-01' }, END_REVIEW, WANG, at('2026-06-01'));
    agreeToAll(contract, at('2026-06-01'));
    expect(() => contract.concludeEnd({ concludedOn: '2026-06-01', documentNo: 'JC-1' }, someone('zhou'), at('2026-06-01'))).toThrow(
      refused('service-contract.end-unsigned'),
    );
    const other = serviceInEffect();
    other.askToEnd(BREACH, END_REVIEW, WANG, at('2026-06-01'));
    other.decide({ step: 'sales', approve: false, comment: '客户已补款' }, someone('li', 'contract:review-sales'), at('2026-06-02'));
    expect(other).toMatchObject({ status: 'effective', ending: null, earlierReviews: [{ policy: 'termination-review@hq/1' }] });
  });

  it('only what is in effect is ended; whoever asked decides on it as little as the rep', () => {
    expect(() => submittedService().askToEnd(BREACH, END_REVIEW, WANG, NOW)).toThrow(refused('service-contract.not-in-effect', { status: 'in-review' }));
    const contract = serviceInEffect();
    contract.askToEnd(BREACH, END_REVIEW, someone('li'), at('2026-06-01'));
    expect(() => contract.decide({ step: 'sales', approve: true }, someone('li', 'contract:review-sales'), at('2026-06-02'))).toThrow(
      refused('review.own-matter'),
    );
  });

  it('is renewed as a new draft at the prices in force, for the customer as they are now; no agreement or signature goes along', () => {
    const contract = serviceInEffect();
    const basis = serviceBasis({ customer: aCustomer({ name: '渝北新建材' }) }, '550');
    const renewed = contract.renew({ validFrom: '2027-04-01', validUntil: '2028-03-31' }, basis, WANG, at('2027-03-10'));
    expect(renewed).toMatchObject({
      ...{ status: 'draft', no: null, renewsId: contract.id, total: '2200.00', customerName: '渝北新建材', review: null },
      ...{ signatures: [], signature: null, seal: null, effectiveOn: null, validUntil: '2028-03-31' },
    });
    expect(() => aService().renew({ validFrom: '2027-04-01', validUntil: '2028-03-31' }, basis, WANG, NOW)).toThrow(refused('service-contract.not-in-effect'));
  });
});
