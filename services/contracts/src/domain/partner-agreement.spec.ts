import { aCustomer, at, REVIEW, someone } from '../../test/examples.js';
import {
  agreeToAll,
  aPartner,
  BREACH,
  CEMENT,
  DAY_15,
  END_REVIEW,
  KEEPER,
  LIMITS,
  NOW,
  PARTNER_TEMPLATE,
  PARTNER_TERMS,
  partnerBasis,
  partnerInEffect,
  refused,
  rivalOf,
  SEAL_OF_15,
  signFor,
  submittedPartner,
  WANG,
} from '../../test/agreements.js';
import type { PartnerTerms } from '@tradewind/contracts/contracts/partner-agreements.api';

const OTHER = partnerBasis({ customer: aCustomer({ id: '0198c7a0-0000-7000-8000-000000000009', name: '鹭岛建材', no: 'BJ-KH-2026-000009' }) });
const FUJIAN = [{ code: '350000', name: '福建省' }];
const SIMING = [{ code: '350203', name: '思明区' }];
const FUZHOU = [{ code: '350100', name: '福州市' }];
const COUNTRY = [{ code: '000000', name: '全国' }];

/** Another partner asks, while the first holds 厦门 for tiles alone. */
const meets = (given: Partial<PartnerTerms>, first: Partial<PartnerTerms> = {}) => submittedPartner(given, [rivalOf(submittedPartner(first))], OTHER);

describe('CON-21 A channel partner has a cooperation agreement (004 §2.4.2)', () => {
  it('in the wording of the company: partner, region, products, exclusivity, terms, settlement, period', () => {
    const { text } = submittedPartner();
    expect(text).toBe(
      '合作协议 BJ-HZ-2026-000001\n合作方：渝北建材\n区域：厦门市（350200），产品：TZ-1 抛光砖，独家 (exclusive)\n折扣 15%，佣金 5%，30 日内结算\n2026-04-01 至 2027-03-31',
    );
    expect(submittedPartner({ productIds: [], exclusive: false }).text).toContain('产品：全部产品 (all products)，非独家');
  });

  it.each([
    ['discount', { discount: '0.31' }, '0.3'],
    ['commission', { commission: '0.11' }, '0.1'],
    ['settlementDays', { settlementDays: 61 }, '60'],
    ['validUntil', { validUntil: '2029-04-01' }, '2029-03-31'],
  ])('grants no %s beyond the policy', (term, given, highest) => {
    expect(() => aPartner(given)).toThrow(refused('partner-agreement.terms-beyond-policy', { term, highest, policy: 'partner-terms@hq/1' }));
  });

  it('is held against the policy on the day it is submitted again', () => {
    const agreement = aPartner();
    const stricter = { value: { ...LIMITS.value, highestDiscount: '0.1' }, version: 'partner-terms@hq/2' };
    const submit = () => agreement.submit('BJ-HZ-2026-000001', { template: PARTNER_TEMPLATE, rules: REVIEW, limits: stricter, rivals: [] }, WANG, NOW);
    expect(submit).toThrow(refused('partner-agreement.terms-beyond-policy', { asked: '0.15', policy: 'partner-terms@hq/2' }));
    agreement.changeTo({ ...PARTNER_TERMS, discount: '0.1' }, partnerBasis({ limits: stricter }), WANG, NOW);
    submit();
    expect(agreement).toMatchObject({ status: 'in-review', policy: 'partner-terms@hq/2' });
  });

  it('names each region once, and none within another', () => {
    expect(() => aPartner({ regions: [...PARTNER_TERMS.regions, ...FUJIAN] })).toThrow(
      refused('partner-agreement.territory-twice', { code: '350200', within: '350000' }),
    );
    expect(() => aPartner({ regions: [...FUZHOU, ...FUZHOU] })).toThrow(refused('partner-agreement.territory-twice'));
  });

  it('says when it takes effect who sells what where, in codes and ids', () => {
    expect(
      partnerInEffect()
        .takeRecord()
        .events.map(({ event, payload }) => ({ type: event.type, ...payload })),
    ).toMatchObject([{ type: 'contracts.partner-agreement-effective.v1', regions: [{ code: '350200' }], exclusive: true, discount: '0.15' }]);
  });
});

describe('CON-21 Where one partner sells alone, nobody else is promised to', () => {
  it.each([
    ['the same city', PARTNER_TERMS.regions],
    ['a district of it', SIMING],
    ['the province around it', FUJIAN],
    ['the whole country', COUNTRY],
  ])('%s is refused to another partner, exclusive or not, with the other agreement and what may be done', (_, regions) => {
    for (const exclusive of [true, false])
      expect(() => meets({ regions, exclusive })).toThrow(refused('partner-agreement.exclusive-overlap', { otherNo: 'BJ-HZ-2026-000001', whose: 'theirs' }));
  });

  it('nor may somebody become the only one where others sell already', () => {
    expect(() => meets({ regions: FUJIAN }, { exclusive: false })).toThrow(refused('partner-agreement.exclusive-overlap', { whose: 'ours' }));
    expect(meets({ regions: FUJIAN, exclusive: false }, { exclusive: false }).status).toBe('in-review');
  });

  it('another city, other products, another period meet nobody; all products meet any', () => {
    expect(meets({ regions: FUZHOU }).status).toBe('in-review');
    expect(meets({ productIds: [CEMENT.id] }).status).toBe('in-review');
    expect(meets({ validFrom: '2027-04-01', validUntil: '2028-03-31' }).status).toBe('in-review');
    expect(() => meets({ productIds: [] })).toThrow(refused('partner-agreement.exclusive-overlap'));
    expect(() => meets({ validFrom: '2027-03-31', validUntil: '2028-03-31' })).toThrow(refused('partner-agreement.exclusive-overlap'));
  });

  it('the same partner may have the next one before the first is over', () => {
    const first = partnerInEffect();
    expect(submittedPartner({ validFrom: '2027-01-01', validUntil: '2027-12-31' }, [rivalOf(first)]).status).toBe('in-review');
  });

  it('is asked again at the seal', () => {
    const agreement = submittedPartner({}, [], OTHER);
    agreeToAll(agreement);
    signFor(agreement, 'customer');
    signFor(agreement, 'company');
    const given = { keeper: KEEPER, remindDays: 30, rivals: [rivalOf(partnerInEffect())] };
    expect(() => agreement.applySeal(SEAL_OF_15, given, DAY_15)).toThrow(refused('partner-agreement.exclusive-overlap', { otherNo: 'BJ-HZ-2026-000001' }));
    expect(agreement.status).toBe('signed');
  });
});

describe('CON-12, CON-14 A partner agreement ends on its day, or by an end that all agreed to, and is renewed as a new one', () => {
  it('ended early it binds nobody any more', () => {
    const agreement = partnerInEffect();
    agreement.askToEnd(BREACH, END_REVIEW, WANG, at('2026-06-01'));
    agreeToAll(agreement, at('2026-06-10'));
    agreement.concludeEnd({ concludedOn: '2026-06-30', documentNo: 'JC-2' }, someone('zhou'), at('2026-06-30'));
    expect(agreement.status).toBe('terminated');
    expect(() => agreement.renew({ validFrom: '2026-07-01', validUntil: '2027-06-30' }, partnerBasis(), WANG, at('2026-07-01'))).toThrow(
      refused('partner-agreement.not-in-effect', { status: 'terminated' }),
    );
  });

  it('renewed it meets the policy in force', () => {
    const agreement = partnerInEffect();
    const period = { validFrom: '2027-04-01', validUntil: '2028-03-31' };
    const stricter = partnerBasis({ limits: { value: { ...LIMITS.value, highestCommission: '0.01' }, version: 'partner-terms@hq/2' } });
    expect(() => agreement.renew(period, stricter, WANG, at('2027-03-01'))).toThrow(refused('partner-agreement.terms-beyond-policy', { term: 'commission' }));
    expect(agreement.renew(period, partnerBasis(), WANG, at('2027-03-01'))).toMatchObject({ status: 'draft', renewsId: agreement.id, no: null, review: null });
  });
});
