import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, Quantity, Rate, Text } from '../fields.js';
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
import { AgreedLine } from './contracts.events.js';
import { productDiscontinued, productNotFound } from './products.api.js';
import { notOnPriceList, quotedTwice } from './quotes.api.js';

export class ServiceContractId {
  @Id() readonly serviceContractId!: string;
}

/** One service: a product of the price list that is a service, how much of it, and what it contains. */
export class ServiceItem {
  @Id() readonly productId!: string;
  @Quantity({ min: '0.000001' }) readonly quantity!: string;
  @Text({ max: 1000, doc: 'What is done for it: the content of the service' }) readonly content!: string;
}

export class ServiceTerms {
  @ListOf(() => ServiceItem, { max: 100, doc: 'Each product once; the fee is what the price list says' }) readonly items!: readonly ServiceItem[];
  @Rate({ min: '0.1', max: '1000', doc: 'Hours within which the customer is answered' }) readonly responseHours!: string;
  @Rate({ min: '0.1', max: '1000', doc: 'Hours within which a matter is resolved' }) readonly resolutionHours!: string;
  @Count({ max: 365, doc: 'Days after the contract took effect within which the fee is paid' }) readonly payWithinDays!: number;
  @DateOnly({ doc: 'First day' }) readonly validFrom!: string;
  @DateOnly({ doc: 'Last day' }) readonly validUntil!: string;
}

/** Wording, fee and party come from the template, the price list and the customer's file (CON-06, CON-09, ORD-03). */
export class DraftServiceContract extends ServiceTerms {
  @Id() readonly customerId!: string;
  @Code({ doc: 'Template of service contracts whose version in force is used' }) readonly templateCode!: string;
}

export class FindServiceContracts extends SearchRequest {
  @AnyOf(AGREEMENT_STATUSES, { name: 'AgreementStatus' }) readonly status?: AgreementStatus[];
  @Id({ optional: true }) readonly customerId?: string;
}

export class ServiceItemView {
  @Id() readonly productId!: string;
  @Text({ max: 1000 }) readonly content!: string;
}

export class ServiceContractView extends AgreementView {
  @ListOf(() => ServiceItemView) readonly items!: readonly ServiceItemView[];
  @ListOf(() => AgreedLine, { doc: 'The same items with their prices' }) readonly lines!: readonly AgreedLine[];
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @Rate({ max: '1000' }) readonly responseHours!: string;
  @Rate({ max: '1000' }) readonly resolutionHours!: string;
  @Count() readonly payWithinDays!: number;
}

export const serviceContractNotFound = defineFault('service-contract.not-found', 'not-found', {
  en: (d: { serviceContractId: string }) => `There is no service contract ${d.serviceContractId}.`,
  zh: (d) => `没有服务合同 ${d.serviceContractId}。`,
});

export const serviceLimitsWrong = defineFault(
  'service-contract.limits-wrong',
  'refused',
  {
    en: (d: { responseHours: string; resolutionHours: string }) =>
      `A matter that is resolved within ${d.resolutionHours} hours cannot be answered only within ${d.responseHours}. Agree limits that can be kept.`,
    zh: (d) => `解决时限 ${d.resolutionHours} 小时短于响应时限 ${d.responseHours} 小时。请约定可以履行的时限。`,
  },
  { requirement: 'CON-17', clause: '003-R §5.2', waysForward: [{ operation: 'contracts.changeServiceContract', whoMay: 'contract:write' }] },
);

export const serviceFeeOutdated = defineFault(
  'service-contract.fee-outdated',
  'refused',
  {
    en: (d: { skus: readonly string[] }) =>
      `The price list says something else now for ${d.skus.join(', ')}. Change the draft: it then has the prices in force.`,
    zh: (d) => `价目表中 ${d.skus.join('、')} 的价格已变更。请修改草稿，系统将采用现行价格。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.changeServiceContract', whoMay: 'contract:write' }] },
);

const refusals = refusalsOf('service');
const REVIEWED = { params: ServiceContractId, reply: ServiceContractView, missing: serviceContractNotFound };
const TERMS = [serviceLimitsWrong, notOnPriceList, productDiscontinued, productNotFound, quotedTwice];

/** 服务合同: what is done for a customer and how quickly, for a period and a fee (CON-17). */
export const serviceContractsApi = defineApi('contracts', {
  draftServiceContract: operation({
    http: 'POST /service-contracts',
    allow: 'contract:write',
    summary: 'Have the system draft a service contract from the template in force',
    description: 'CON-17, CON-06, ORD-03: content and time limits are given, the fee comes from the price list, the wording from the template.',
    body: DraftServiceContract,
    reply: ServiceContractView,
    asks: [customersApi.getCustomer],
    faults: [...refusals.drafting, ...TERMS],
  }),
  changeServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/change',
    allow: 'contract:write',
    summary: 'Say all of it anew, while it is a draft; at the prices and in the wording in force',
    params: ServiceContractId,
    body: ServiceTerms,
    reply: ServiceContractView,
    asks: [customersApi.getCustomer],
    faults: [serviceContractNotFound, ...refusals.changing, ...TERMS],
  }),
  submitServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/submit',
    allow: 'contract:write',
    summary: 'Submit a service contract for review; it gets its number',
    description: 'CON-01..CON-03: who reviews is the policy `contract-review`, as for every contract.',
    params: ServiceContractId,
    reply: ServiceContractView,
    asks: [customersApi.getCustomer],
    faults: [serviceContractNotFound, serviceFeeOutdated, ...TERMS, ...refusals.submitting],
  }),
  decideServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/decide',
    allow: 'contract:review',
    summary: 'Agree to a service contract, or to its early end, or return it, for one step of the review',
    params: ServiceContractId,
    body: DecideReview,
    reply: ServiceContractView,
    faults: [serviceContractNotFound, ...REVIEW_FAULTS],
  }),
  returnServiceContractToStep: returningToStep('POST /service-contracts/:serviceContractId/return-to-step', 'contract:review', REVIEWED),
  addServiceContractApprover: addingApprover('POST /service-contracts/:serviceContractId/add-approver', 'contract:review', REVIEWED),
  withdrawServiceContract: withdrawing('POST /service-contracts/:serviceContractId/withdraw', 'contract:write', REVIEWED),
  urgeServiceContract: urging('POST /service-contracts/:serviceContractId/urge', 'contract:write', REVIEWED),
  serviceContractsWaitingForMe: waitingForMe('/service-contracts/waiting-for-me', 'contract:review'),
  signServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/signatures',
    allow: 'contract:sign',
    summary: 'Record that one party signed, by whom and by what right; signed is it once both have',
    params: ServiceContractId,
    body: SignForParty,
    reply: ServiceContractView,
    faults: [serviceContractNotFound, ...refusals.signing],
  }),
  sealServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/seal',
    allow: 'contract:seal',
    summary: 'Apply the contract seal: it takes effect, and after-sales knows its time limits',
    params: ServiceContractId,
    body: SealContract,
    reply: ServiceContractView,
    faults: [serviceContractNotFound, ...refusals.sealing],
  }),
  voidServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/void',
    allow: 'contract:write',
    summary: 'Give it up before it takes effect',
    params: ServiceContractId,
    body: VoidAgreement,
    reply: ServiceContractView,
    faults: [serviceContractNotFound],
  }),
  renewServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/renew',
    allow: 'contract:write',
    summary: 'Begin the next one: a new draft of the same services for another period',
    description: 'CON-12, ORD-03: template and prices are those in force; no approval, signature or seal is carried over.',
    params: ServiceContractId,
    body: RenewAgreement,
    reply: ServiceContractView,
    asks: [customersApi.getCustomer],
    faults: [serviceContractNotFound, ...refusals.renewing, ...TERMS],
  }),
  endServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/end',
    allow: 'contract:write',
    summary: 'Ask to end it before its last day',
    description: 'CON-12: reviewed by the policy `termination-review`; it holds until that is agreed to and concluded.',
    params: ServiceContractId,
    body: EndAgreement,
    reply: ServiceContractView,
    faults: [serviceContractNotFound, ...refusals.ending],
  }),
  concludeEndOfServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/conclude-end',
    allow: 'contract:sign',
    summary: 'Record that its end was signed by both, or that our notice arrived: it is over',
    params: ServiceContractId,
    body: ConcludeAgreementEnd,
    reply: ServiceContractView,
    faults: [serviceContractNotFound, ...refusals.concluding],
  }),
  keepServiceContract: operation({
    http: 'POST /service-contracts/:serviceContractId/keep',
    allow: 'contract:write',
    summary: 'Give its early end up; it goes on',
    params: ServiceContractId,
    reply: ServiceContractView,
    faults: [serviceContractNotFound],
  }),
  getServiceContract: operation({
    http: 'GET /service-contracts/:serviceContractId',
    allow: 'contract:read',
    summary: 'One service contract',
    params: ServiceContractId,
    reply: ServiceContractView,
    faults: [serviceContractNotFound],
  }),
  serviceContractText: operation({
    http: 'GET /service-contracts/:serviceContractId/text',
    allow: 'contract:read',
    summary: 'The wording of a service contract, every slot filled',
    params: ServiceContractId,
    reply: ContractTextView,
    faults: [serviceContractNotFound],
  }),
  findServiceContracts: operation({
    http: 'GET /service-contracts',
    allow: 'contract:read',
    summary: 'Service contracts, newest first',
    query: FindServiceContracts,
    reply: page(ServiceContractView),
  }),
});
