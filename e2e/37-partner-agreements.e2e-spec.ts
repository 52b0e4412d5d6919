import { eventually } from '@tradewind/client/eventually';
import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { partnerAgreementEffective } from '@tradewind/contracts/contracts/agreements.events';
import { partnerAgreementsApi, type DraftPartnerAgreement, type PartnerAgreementView } from '@tradewind/contracts/contracts/partner-agreements.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { randomInt } from 'node:crypto';
import { agreementTemplates } from './support/agreement-templates.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { announced } from './support/events.ts';

const today = businessDate(new Date());
const SEAL = { sealedOn: today, sealNo: '合同专用章-06', copies: 3 };
const PERIOD = { validFrom: today, validUntil: addDays(today, 364) };

let cast: Cast;
let other: Cast;
let goods: Catalogue;
let templateCode: string;

/** A city that no other test sells in. */
const CITY = { code: `46${randomInt(10, 99)}00`, name: '某市' };
const DISTRICT = { code: `${CITY.code.slice(0, 4)}05`, name: '某区' };

const aPartner = async (of: Cast, name: string): Promise<string> => (await of.rep.call(customersApi.createCustomer, { name: `${name}${goods.sku}` })).id;

const draft = (of: Cast, customerId: string, given: Partial<DraftPartnerAgreement> = {}): Promise<PartnerAgreementView> =>
  of.rep.call(partnerAgreementsApi.draftPartnerAgreement, {
    ...{ customerId, templateCode, regions: [CITY], productIds: [goods.productId], exclusive: true, discount: '0.15', commission: '0.05' },
    ...{ settlementDays: 30, ...PERIOD, ...given },
  });

const submit = (of: Cast, partnerAgreementId: string): Promise<PartnerAgreementView> =>
  of.rep.call(partnerAgreementsApi.submitPartnerAgreement, { partnerAgreementId });

const reviewers = (of: Cast): [Player, string][] => [
  [of.manager, 'sales'],
  [of.legal, 'legal'],
  [of.hqFinance, 'finance'],
  [of.auditor, 'audit'],
];

async function agreed(of: Cast, partnerAgreementId: string): Promise<void> {
  for (const [who, step] of reviewers(of)) await who.call(partnerAgreementsApi.decidePartnerAgreement, { partnerAgreementId, step, approve: true });
}

async function sealed(of: Cast, partnerAgreementId: string): Promise<PartnerAgreementView> {
  const signing = { partnerAgreementId, signedOn: today, authority: 'legal-representative' } as const;
  await of.assistant.call(partnerAgreementsApi.signPartnerAgreement, { ...signing, party: 'customer', signatory: '陈总' });
  await of.assistant.call(partnerAgreementsApi.signPartnerAgreement, { ...signing, party: 'company', signatory: '李慧' });
  return of.office.call(partnerAgreementsApi.sealPartnerAgreement, { partnerAgreementId, ...SEAL });
}

beforeAll(async () => {
  [cast, other] = await Promise.all([aBranch('海口分公司'), aBranch('三亚分公司')]);
  goods = await aCatalogue(cast, { price: '100', cost: '60', onHand: '1', validFrom: today });
  ({ partner: templateCode } = await agreementTemplates(cast));
});

describe('CON-21 A cooperation agreement with a channel partner: made by the system, agreed to, signed, sealed', () => {
  it('names partner, region, products, terms within the policy; and where it is exclusive, nobody else is promised to', async () => {
    const partner = await aPartner(cast, '椰城经销');
    const { id: partnerAgreementId, ...drafted } = await draft(cast, partner);
    expect(drafted).toMatchObject({
      status: 'draft',
      exclusive: true,
      products: [{ sku: goods.sku }],
      policy: expect.stringContaining('partner-terms') as string,
    });
    const { no } = await submit(cast, partnerAgreementId);
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-HZ-\\d{4}-\\d{6}$`));
    const { text } = await cast.rep.call(partnerAgreementsApi.partnerAgreementText, { partnerAgreementId });
    expect(text).toContain(`区域：某市（${CITY.code}）（独家 (exclusive)）`);
    expect(text).toContain('条件：折扣 15%，佣金 5%，月结 30 日');
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['partner-agreement'] });
    expect(items.find(({ id }) => id === partnerAgreementId)).toMatchObject({
      facts: expect.arrayContaining([{ name: 'discount', before: null, now: '0.15' }]) as unknown,
    });
    await agreed(cast, partnerAgreementId);
    await expect(sealed(cast, partnerAgreementId)).resolves.toMatchObject({ status: 'effective', effectiveOn: today });
    await eventually(async () => {
      const facts = (await announced(partnerAgreementEffective, cast.branch)).filter((fact) => fact.partnerAgreementId === partnerAgreementId);
      expect(facts).toMatchObject([{ customerId: partner, exclusive: true, regions: [{ code: CITY.code }], productIds: [goods.productId] }]);
    });
    await anotherPartnerIsRefused(no ?? '');
    await itEnds(partnerAgreementId, partner);
  });

  /** Of another branch, where nobody sees the first agreement. */
  async function anotherPartnerIsRefused(otherNo: string): Promise<void> {
    const rival = await aPartner(other, '天涯经销');
    const { id: partnerAgreementId } = await draft(other, rival, { regions: [DISTRICT], exclusive: false });
    await expect(submit(other, partnerAgreementId)).rejects.toMatchObject({
      ...{ status: 422, code: 'partner-agreement.exclusive-overlap' },
      problem: {
        rule: {
          ...{ requirement: 'CON-21', clause: '004 §2.4.2', facts: { otherNo, whose: 'theirs', regions: [`某区 ${DISTRICT.code}`] } },
          waysForward: [{ operation: 'contracts.changePartnerAgreement' }, { operation: 'contracts.endPartnerAgreement' }],
        },
      },
    });
    const elsewhere = { regions: [{ code: '469000', name: '省直辖' }], productIds: [goods.productId], exclusive: false };
    const terms = { discount: '0.1', commission: '0.02', settlementDays: 30, ...PERIOD };
    await other.rep.call(partnerAgreementsApi.changePartnerAgreement, { partnerAgreementId, ...elsewhere, ...terms });
    await expect(submit(other, partnerAgreementId)).resolves.toMatchObject({ status: 'in-review' });
    await other.rep.call(partnerAgreementsApi.voidPartnerAgreement, { partnerAgreementId, reason: '改日再议' });
  }

  /** By what all agreed to; then its territory is free again. */
  async function itEnds(partnerAgreementId: string, partner: string): Promise<void> {
    const wish = { partnerAgreementId, ground: 'customer-breach', reason: '连续两季未达标', endsOn: today } as const;
    await cast.rep.call(partnerAgreementsApi.endPartnerAgreement, wish);
    await expect(cast.rep.call(partnerAgreementsApi.keepPartnerAgreement, { partnerAgreementId })).resolves.toMatchObject({
      status: 'effective',
      ending: null,
    });
    await cast.rep.call(partnerAgreementsApi.endPartnerAgreement, wish);
    await agreed(cast, partnerAgreementId);
    const next = { partnerAgreementId, validFrom: addDays(today, 365), validUntil: addDays(today, 729) };
    await expect(cast.rep.call(partnerAgreementsApi.renewPartnerAgreement, next)).resolves.toMatchObject({
      status: 'draft',
      renewsId: partnerAgreementId,
      customerId: partner,
    });
    const notice = { partnerAgreementId, concludedOn: today, documentNo: 'JC-10' };
    await expect(cast.assistant.call(partnerAgreementsApi.concludeEndOfPartnerAgreement, notice)).resolves.toMatchObject({
      status: 'terminated',
      endedOn: today,
    });
    const rival = await aPartner(other, '南海经销');
    const { id } = await draft(other, rival, { regions: [DISTRICT] });
    await expect(submit(other, id)).resolves.toMatchObject({ status: 'in-review' });
  }

  it('grants nothing beyond the policy', async () => {
    const partner = await aPartner(cast, '高折扣');
    await expect(draft(cast, partner, { discount: '0.5' })).rejects.toMatchObject({
      ...{ status: 422, code: 'partner-agreement.terms-beyond-policy' },
      problem: {
        rule: { requirement: 'CON-21', facts: { term: 'discount', asked: '0.5', highest: '0.3' }, waysForward: [{}, { operation: 'policies.propose' }] },
      },
    });
    await expect(draft(cast, partner, { regions: [{ code: '990000', name: '不存在' }] })).rejects.toMatchObject({ status: 400 });
  });

  it('two who ask for the same territory at once do not both get it', async () => {
    const place = [{ code: `65${randomInt(10, 99)}00`, name: '争议市' }];
    const asked = await Promise.all(
      [cast, other].map(async (of) => ({ of, id: (await draft(of, await aPartner(of, `同时${of.branch}`), { regions: place })).id })),
    );
    const answers = await Promise.allSettled(asked.map(({ of, id }) => submit(of, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'partner-agreement.exclusive-overlap' } });
  });
});
