import type { EndAgreement } from '@tradewind/contracts/contracts/agreements';
import type { SigningParty } from '@tradewind/contracts/contracts/contract-signatures';
import type { PartnerTerms } from '@tradewind/contracts/contracts/partner-agreements.api';
import type { ServiceTerms } from '@tradewind/contracts/contracts/service-contracts.api';
import type { TemplateKind } from '@tradewind/contracts/contracts/contract-templates.api';
import type { Actor } from '@tradewind/kernel/actor';
import type { Agreement } from '../src/domain/agreement.js';
import { ContractTemplate } from '../src/domain/contract-template.js';
import { PartnerAgreement, type PartnerBasis, type Rival } from '../src/domain/partner-agreement.js';
import { ServiceContract, type ServiceBasis } from '../src/domain/service-contract.js';
import { aCustomer, anApprovedList, aProduct, at, inForce, REVIEW, REVIEWERS, someone } from './examples.js';

// Builders for the specs of service contracts and partner agreements.

export const SERVICE_WORDING =
  '服务合同 {{contractNo}}\n甲方：{{customerName}}\n服务：{{items}}\n响应 {{responseHours}} 小时，解决 {{resolutionHours}} 小时\n服务费 {{total}} {{currency}}\n{{validFrom}} 至 {{validUntil}}';
export const PARTNER_WORDING =
  '合作协议 {{contractNo}}\n合作方：{{customerName}}\n区域：{{regions}}，产品：{{products}}，{{exclusivity}}\n折扣 {{discount}}，佣金 {{commission}}，{{settlementDays}} 日内结算\n{{validFrom}} 至 {{validUntil}}';

export function aTemplateOf(kind: TemplateKind, body: string, version = 1): ContractTemplate {
  const template = ContractTemplate.draft({ code: kind, title: kind, body, kind }, someone('legal'));
  template.endorse(someone('feng'), at('2026-03-01'));
  template.approve(version, someone('gm'), at('2026-03-01'));
  return template;
}

export const NOW = at('2026-03-12');
export const WANG = someone('wang');
export const KEEPER = someone('you');
export const SERVICE = aProduct('XJ-1', { name: '季度巡检', taxRate: '0.06' });
export const SERVICE_TEMPLATE = aTemplateOf('service', SERVICE_WORDING);
export const PARTNER_TEMPLATE = aTemplateOf('partner', PARTNER_WORDING);

export const serviceBasis = (given: Partial<ServiceBasis> = {}, price = '500'): ServiceBasis => ({
  customer: aCustomer(),
  template: SERVICE_TEMPLATE,
  prices: inForce(anApprovedList([[SERVICE, price]]), [SERVICE]),
  ...given,
});
export const SERVICE_TERMS: ServiceTerms = {
  items: [{ productId: SERVICE.id, quantity: '4', content: '每季度上门检查一次，更换易损件' }],
  ...{ responseHours: '4', resolutionHours: '24', payWithinDays: 30, validFrom: '2026-04-01', validUntil: '2027-03-31' },
};
export const aService = (given: Partial<ServiceTerms> = {}, basis = serviceBasis()): ServiceContract =>
  ServiceContract.draft({ ...SERVICE_TERMS, ...given }, basis, WANG, NOW);
export const submittedService = (given: Partial<ServiceTerms> = {}): ServiceContract => {
  const contract = aService(given);
  contract.submit('BJ-FW-2026-000001', { template: SERVICE_TEMPLATE, rules: REVIEW, prices: serviceBasis().prices }, WANG, NOW);
  return contract;
};

export const LIMITS: PartnerBasis['limits'] = {
  value: { highestDiscount: '0.3', highestCommission: '0.1', longestSettlementDays: 60, longestDays: 1096 },
  version: 'partner-terms@hq/1',
};
export const TILE = aProduct('TZ-1', { name: '抛光砖' });
export const CEMENT = aProduct('C425');
export const partnerBasis = (given: Partial<PartnerBasis> = {}): PartnerBasis => ({
  customer: aCustomer(),
  template: PARTNER_TEMPLATE,
  products: [TILE, CEMENT],
  limits: LIMITS,
  ...given,
});
export const PARTNER_TERMS: PartnerTerms = {
  ...{ regions: [{ code: '350200', name: '厦门市' }], productIds: [TILE.id], exclusive: true, discount: '0.15', commission: '0.05' },
  ...{ settlementDays: 30, validFrom: '2026-04-01', validUntil: '2027-03-31' },
};
export const aPartner = (given: Partial<PartnerTerms> = {}, basis = partnerBasis()): PartnerAgreement =>
  PartnerAgreement.draft({ ...PARTNER_TERMS, ...given }, basis, WANG, NOW);
export function submittedPartner(given: Partial<PartnerTerms> = {}, rivals: readonly Rival[] = [], basis = partnerBasis()): PartnerAgreement {
  const agreement = aPartner(given, basis);
  agreement.submit('BJ-HZ-2026-000001', { template: PARTNER_TEMPLATE, rules: REVIEW, limits: LIMITS, rivals }, WANG, NOW);
  return agreement;
}
export const rivalOf = (agreement: PartnerAgreement): Rival => {
  const { id, no, customerId, status, exclusive, regions, products, validFrom, validUntil } = agreement;
  return { id, no: no ?? '', customerId, status, exclusive, regions, products, validFrom, validUntil };
};

const EVERY_STEP = ['sales', 'legal', 'finance', 'audit'] as const;

export function agreeToAll<A>(agreement: Agreement<A>, day = at('2026-03-13')): void {
  for (const step of EVERY_STEP) agreement.decide({ step, approve: true }, REVIEWERS[step], day);
}

export const signFor = <A>(agreement: Agreement<A>, party: SigningParty, recorder: Actor = someone('zhou')): void => {
  const signatory = party === 'customer' ? '张经理' : '李慧';
  agreement.signForParty({ party, signedOn: '2026-03-14', signatory, authority: 'legal-representative' }, recorder, at('2026-03-14'));
};

export const SEAL_OF_15 = { sealedOn: '2026-03-15', sealNo: '合同章 1', copies: 3 };
export const DAY_15 = at('2026-03-15');

export function serviceInEffect(given: Partial<ServiceTerms> = {}): ServiceContract {
  const contract = submittedService(given);
  agreeToAll(contract);
  signFor(contract, 'customer');
  signFor(contract, 'company');
  contract.applySeal(SEAL_OF_15, KEEPER, 30, DAY_15);
  return contract;
}

export function partnerInEffect(given: Partial<PartnerTerms> = {}): PartnerAgreement {
  const agreement = submittedPartner(given);
  agreeToAll(agreement);
  signFor(agreement, 'customer');
  signFor(agreement, 'company');
  agreement.applySeal(SEAL_OF_15, { keeper: KEEPER, remindDays: 30, rivals: [] }, DAY_15);
  return agreement;
}

export const BREACH: EndAgreement = { ground: 'customer-breach', reason: '拖欠服务费', endsOn: '2026-06-30' };
export const END_REVIEW = { ...REVIEW, policy: 'termination-review@hq/1' };

export const refused = (code: string, facts: object = {}): Error =>
  expect.objectContaining({ data: expect.objectContaining({ code, facts: expect.objectContaining(facts) as object }) as object }) as Error;
