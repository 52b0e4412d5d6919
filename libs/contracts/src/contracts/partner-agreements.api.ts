import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { customersApi } from '../customers/customers.api.js';
import { AnyOf, Code, Count, DateOnly, Flag, Id, Ids, ListOf, Rate, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { REVIEW_FAULTS } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview } from '../review.js';
import {
  AGREEMENT_STATUSES,
  AgreementView,
  ConcludeAgreementEnd,
  EndAgreement,
  refusalsOf,
  RenewAgreement,
  VoidAgreement,
  type AgreementStatus,
} from './agreements.js';
import { SignForParty } from './contract-signatures.js';
import { ContractTextView, SealContract } from './contracts.api.js';
import { productNotFound } from './products.api.js';
import { RegionCode } from './region-code.js';

export class PartnerAgreementId {
  @Id() readonly partnerAgreementId!: string;
}

export class Territory {
  @RegionCode() readonly code!: string;
  @Text({ max: 60, doc: 'As the paper calls it' }) readonly name!: string;
}

export class PartnerTerms {
  @ListOf(() => Territory, { max: 50, doc: 'Where the partner sells' }) readonly regions!: readonly Territory[];
  @Ids({ doc: 'What they sell; none: all products' }) readonly productIds!: readonly string[];
  @Flag({ doc: 'Nobody else sells these products there while it holds' }) readonly exclusive!: boolean;
  @Rate({ doc: 'Off the list at most' }) readonly discount!: string;
  @Rate({ doc: 'Of what customers have paid' }) readonly commission!: string;
  @Count({ max: 365, doc: 'Days after the end of a month within which that month is settled' }) readonly settlementDays!: number;
  @DateOnly({ doc: 'First day' }) readonly validFrom!: string;
  @DateOnly({ doc: 'Last day' }) readonly validUntil!: string;
}

export class DraftPartnerAgreement extends PartnerTerms {
  @Id({ doc: 'The partner, as the file of customers has them' }) readonly customerId!: string;
  @Code({ doc: 'Template of partner agreements whose version in force is used' }) readonly templateCode!: string;
}

export class FindPartnerAgreements extends SearchRequest {
  @AnyOf(AGREEMENT_STATUSES, { name: 'AgreementStatus' }) readonly status?: AgreementStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Flag({ optional: true }) readonly exclusive?: boolean;
}

export class PartnerProductView {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
}

export class PartnerAgreementView extends AgreementView {
  @ListOf(() => Territory) readonly regions!: readonly Territory[];
  @ListOf(() => PartnerProductView, { min: 0, doc: 'None: all products' }) readonly products!: readonly PartnerProductView[];
  @Flag() readonly exclusive!: boolean;
  @Rate() readonly discount!: string;
  @Rate() readonly commission!: string;
  @Count() readonly settlementDays!: number;
  @Text({ doc: 'Version of the policy `partner-terms` that its terms were last held against' }) readonly policy!: string;
}

export const partnerAgreementNotFound = defineFault('partner-agreement.not-found', 'not-found', {
  en: (d: { partnerAgreementId: string }) => `There is no partner agreement ${d.partnerAgreementId}.`,
  zh: (d) => `没有合作协议 ${d.partnerAgreementId}。`,
});

const CHANGE = { operation: 'contracts.changePartnerAgreement', whoMay: 'contract:write' } as const;

const TERMS_ZH: Readonly<Record<string, string>> = { discount: '折扣', commission: '佣金', settlementDays: '结算天数', validUntil: '有效期至' };

export const partnerTermsBeyond = defineFault(
  'partner-agreement.terms-beyond-policy',
  'refused',
  {
    en: (d: { term: string; asked: string; highest: string; policy: string }) =>
      `The ${d.term} of ${d.asked} is above ${d.highest}, the most that the company grants partners (${d.policy}). Agree less, or have the policy changed.`,
    zh: (d) => `${TERMS_ZH[d.term] ?? d.term} ${d.asked} 超过公司对合作方的上限 ${d.highest}（${d.policy}）。请降低，或按程序修改制度参数。`,
  },
  { requirement: 'CON-21', clause: '004 §2.4.2', waysForward: [CHANGE, { operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const territoryTwice = defineFault(
  'partner-agreement.territory-twice',
  'refused',
  {
    en: (d: { code: string; within: string }) => `Region ${d.code} is part of ${d.within}, which is named as well. Name each region once.`,
    zh: (d) => `区域 ${d.code} 已包含在 ${d.within} 中，请勿重复。`,
  },
  { requirement: 'CON-21', clause: '004 §2.4.2', waysForward: [CHANGE] },
);

/** Of two agreements that meet, one at least is exclusive. */
export const exclusiveOverlap = defineFault(
  'partner-agreement.exclusive-overlap',
  'refused',
  {
    en: (d: { otherNo: string; whose: 'theirs' | 'ours'; regions: readonly string[]; validFrom: string; validUntil: string }) =>
      `${d.whose === 'theirs' ? `Agreement ${d.otherNo} of another partner is exclusive` : `This one is exclusive, and another partner has agreement ${d.otherNo}`} in ${d.regions.join(', ')}, from ${d.validFrom} until ${d.validUntil}, for the same products. Agree another region, other products or another period, or end that one first.`,
    zh: (d) =>
      `${d.whose === 'theirs' ? `另一合作方的协议 ${d.otherNo} 为独家` : `本协议为独家，而另一合作方已有协议 ${d.otherNo}`}：区域 ${d.regions.join('、')}，${d.validFrom} 至 ${d.validUntil}，产品相同。请约定其他区域、产品或期限，或先解除该协议。`,
  },
  {
    requirement: 'CON-21',
    clause: '004 §2.4.2',
    waysForward: [CHANGE, { operation: 'contracts.endPartnerAgreement', whoMay: 'contract:write' }],
  },
);

const refusals = refusalsOf('partner');
const REVIEWED = { params: PartnerAgreementId, reply: PartnerAgreementView, missing: partnerAgreementNotFound };
const TERMS = [partnerTermsBeyond, territoryTwice, productNotFound];

/** 合作协议: who sells for us, where, what, and on which terms (CON-21). */
export const partnerAgreementsApi = defineApi('contracts', {
  draftPartnerAgreement: operation({
    http: 'POST /partner-agreements',
    allow: 'contract:write',
    summary: 'Have the system draft a cooperation agreement with a channel partner from the template in force',
    description: 'CON-21, CON-06: discount, commission, settlement and length are within the policy `partner-terms`.',
    body: DraftPartnerAgreement,
    reply: PartnerAgreementView,
    asks: [customersApi.getCustomer],
    faults: [...refusals.drafting, ...TERMS],
  }),
  changePartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/change',
    allow: 'contract:write',
    summary: 'Say all of it anew, while it is a draft; in the wording in force',
    params: PartnerAgreementId,
    body: PartnerTerms,
    reply: PartnerAgreementView,
    asks: [customersApi.getCustomer],
    faults: [partnerAgreementNotFound, ...refusals.changing, ...TERMS],
  }),
  submitPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/submit',
    allow: 'contract:write',
    summary: 'Submit it for review; it gets its number, and its territory is held from now on',
    description: 'CON-21, CON-01..CON-03: who reviews is the policy `contract-review`. Refused where it meets an exclusive agreement of another partner.',
    params: PartnerAgreementId,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, exclusiveOverlap, partnerTermsBeyond, ...refusals.submitting],
  }),
  decidePartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/decide',
    allow: 'contract:review',
    summary: 'Agree to a partner agreement, or to its early end, or return it, for one step of the review',
    params: PartnerAgreementId,
    body: DecideReview,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, ...REVIEW_FAULTS],
  }),
  returnPartnerAgreementToStep: returningToStep('POST /partner-agreements/:partnerAgreementId/return-to-step', 'contract:review', REVIEWED),
  addPartnerAgreementApprover: addingApprover('POST /partner-agreements/:partnerAgreementId/add-approver', 'contract:review', REVIEWED),
  withdrawPartnerAgreement: withdrawing('POST /partner-agreements/:partnerAgreementId/withdraw', 'contract:write', REVIEWED),
  urgePartnerAgreement: urging('POST /partner-agreements/:partnerAgreementId/urge', 'contract:write', REVIEWED),
  partnerAgreementsWaitingForMe: waitingForMe('/partner-agreements/waiting-for-me', 'contract:review'),
  signPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/signatures',
    allow: 'contract:sign',
    summary: 'Record that one party signed, by whom and by what right; signed is it once both have',
    params: PartnerAgreementId,
    body: SignForParty,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, ...refusals.signing],
  }),
  sealPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/seal',
    allow: 'contract:seal',
    summary: 'Apply the contract seal: it takes effect',
    params: PartnerAgreementId,
    body: SealContract,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, exclusiveOverlap, ...refusals.sealing],
  }),
  voidPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/void',
    allow: 'contract:write',
    summary: 'Give it up before it takes effect; its territory is free again',
    params: PartnerAgreementId,
    body: VoidAgreement,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound],
  }),
  renewPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/renew',
    allow: 'contract:write',
    summary: 'Begin the next one: a new draft of the same terms for another period',
    description: 'CON-12, CON-21: template and policy are those in force; no approval, signature or seal is carried over.',
    params: PartnerAgreementId,
    body: RenewAgreement,
    reply: PartnerAgreementView,
    asks: [customersApi.getCustomer],
    faults: [partnerAgreementNotFound, ...refusals.renewing, ...TERMS],
  }),
  endPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/end',
    allow: 'contract:write',
    summary: 'Ask to end it before its last day',
    description: 'CON-12: reviewed by the policy `termination-review`; it holds until that is agreed to and concluded.',
    params: PartnerAgreementId,
    body: EndAgreement,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, ...refusals.ending],
  }),
  concludeEndOfPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/conclude-end',
    allow: 'contract:sign',
    summary: 'Record that its end was signed by both, or that our notice arrived: it is over',
    params: PartnerAgreementId,
    body: ConcludeAgreementEnd,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound, ...refusals.concluding],
  }),
  keepPartnerAgreement: operation({
    http: 'POST /partner-agreements/:partnerAgreementId/keep',
    allow: 'contract:write',
    summary: 'Give its early end up; it goes on',
    params: PartnerAgreementId,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound],
  }),
  getPartnerAgreement: operation({
    http: 'GET /partner-agreements/:partnerAgreementId',
    allow: 'contract:read',
    summary: 'One partner agreement',
    params: PartnerAgreementId,
    reply: PartnerAgreementView,
    faults: [partnerAgreementNotFound],
  }),
  partnerAgreementText: operation({
    http: 'GET /partner-agreements/:partnerAgreementId/text',
    allow: 'contract:read',
    summary: 'The wording of a partner agreement, every slot filled',
    params: PartnerAgreementId,
    reply: ContractTextView,
    faults: [partnerAgreementNotFound],
  }),
  findPartnerAgreements: operation({
    http: 'GET /partner-agreements',
    allow: 'contract:read',
    summary: 'Partner agreements, newest first',
    query: FindPartnerAgreements,
    reply: page(PartnerAgreementView),
  }),
});
