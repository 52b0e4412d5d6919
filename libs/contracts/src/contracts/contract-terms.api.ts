import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { customersApi } from '../customers/customers.api.js';
import { DateOnly } from '../fields.js';
import { ContractId, contractNotFound, ContractView, slotEmpty, termsFixed } from './contracts.api.js';
import { COVERAGE_FAULTS } from './price-exceptions.faults.js';
import { productDiscontinued, productNotFound } from './products.api.js';
import { customerNotServed, notOnPriceList, priceOffList, quotedTwice, QuoteView, quoteTooLarge } from './quotes.api.js';

export class AgreeTerm {
  @DateOnly({ nullable: true, doc: 'Last day on which the contract holds; null: until it is fulfilled' }) readonly validUntil!: string | null;
}

export const termTooShort = defineFault(
  'contract.term-too-short',
  'refused',
  {
    en: (d: { validUntil: string; deliverBy: string; today: string }) =>
      `A contract that holds until ${d.validUntil} cannot promise delivery by ${d.deliverBy}; today is ${d.today}. Agree a later day.`,
    zh: (d) => `合同有效期至 ${d.validUntil}，而交货期限为 ${d.deliverBy}，今天是 ${d.today}。请约定更晚的有效期。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.agreeTerm', whoMay: 'contract:write' }] },
);

export const termUnwritten = defineFault(
  'contract.term-unwritten',
  'refused',
  {
    en: (d: { validUntil: string }) =>
      `A term binds both sides only if the contract says it, and its wording has no {{validUntil}} for ${d.validUntil}. Use a template that has it, or propose a clause with it.`,
    zh: (d) => `有效期 ${d.validUntil} 须写入合同才对双方有约束力，而合同文本没有 {{validUntil}} 栏位。请改用含该栏位的范本，或提出含该栏位的条款变更。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.deviateContract', whoMay: 'contract:write' }] },
);

export const notToRenew = defineFault(
  'contract.not-to-renew',
  'refused',
  {
    en: (d: { status: string }) => `The contract is ${d.status}; what is in effect, expired or fulfilled is renewed. A draft goes on as it is.`,
    zh: (d) => `合同状态为“${d.status}”；只有生效中、已到期或已履行完毕的合同可以续签。`,
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.draftQuote', whoMay: 'quote:write' }] },
);

/** How long a contract holds, and what comes after it. */
export const contractTermsApi = defineApi('contracts', {
  agreeTerm: operation({
    http: 'POST /contracts/:contractId/term',
    allow: 'contract:write',
    summary: 'Say until which day a contract holds, while it is a draft',
    description:
      'CON-11, CON-14: said by the contract where its wording has {{validUntil}}. The policy `contract-renewal` says how many days before its end that is announced (30 where none does).',
    params: ContractId,
    body: AgreeTerm,
    reply: ContractView,
    faults: [contractNotFound, termsFixed, termTooShort, termUnwritten, slotEmpty],
  }),
  renewContract: operation({
    http: 'POST /contracts/:contractId/renew',
    allow: 'contract:write',
    summary: 'Begin the next contract of one that is in effect, expired or fulfilled: a new quote of the same goods',
    description:
      'CON-12, ORD-03: prices are those in force; neither approvals nor price exceptions are carried over. The customer answers it, and a contract is drafted from it, like any other.',
    params: ContractId,
    reply: QuoteView,
    asks: [customersApi.getCustomer],
    faults: [
      ...[contractNotFound, notToRenew, customerNotServed],
      ...[...COVERAGE_FAULTS, notOnPriceList, priceOffList, productDiscontinued, productNotFound, quotedTwice, quoteTooLarge],
    ],
  }),
});
