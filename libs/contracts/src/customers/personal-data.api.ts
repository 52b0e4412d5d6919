import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { DateOnly, Flag, Id, OneOf, Text } from '../fields.js';
import { contactNotFound, CustomerContactId, customerNotFound, CustomerView, personErased, PURPOSES, type Purpose } from './customers.api.js';
import { LeadId, leadNotFound, LeadView } from './leads.api.js';

export class RevealPersonalData {
  @Text({ min: 4, max: 500, doc: 'What it is needed for; goes on the record beside your name' }) readonly reason!: string;
}

export class EraseLeadPerson {
  @Text({ max: 500, doc: 'What the person asked for; without naming them' }) readonly reason!: string;
}

/** A person in full. Never stored, never in a list. */
export class RevealedPersonView {
  @Id({ doc: 'The contact or lead' }) readonly subjectId!: string;
  @Text({ max: 80, nullable: true }) readonly name!: string | null;
  @Text({ max: 40, nullable: true }) readonly phone!: string | null;
  @Text({ max: 120, nullable: true }) readonly email!: string | null;
  @Text({ max: 200, nullable: true }) readonly address!: string | null;
}

export class RecordContactConsent {
  @OneOf(PURPOSES, { name: 'Purpose' }) readonly purpose!: Purpose;
  @Flag({ doc: 'false: the person withdraws it; that is possible at any time' }) readonly given!: boolean;
  @DateOnly({ doc: 'The day the person said so' }) readonly on!: string;
  @Text({ max: 200, doc: 'Where: form, call, message' }) readonly source!: string;
}

export class ContactUse {
  @OneOf(PURPOSES, { name: 'Purpose' }) readonly purpose!: Purpose;
}

export class ContactUseView {
  @Id() readonly contactId!: string;
  @OneOf(PURPOSES, { name: 'Purpose' }) readonly purpose!: Purpose;
  @OneOf(['contract', 'consent'], { name: 'LegalBasis', doc: 'contract: needed to perform it, until the person objects' })
  readonly basis!: 'contract' | 'consent';
  @DateOnly({ nullable: true, doc: 'Since when consent is given' }) readonly since!: string | null;
}

export const consentMissing = defineFault(
  'customer.consent-missing',
  'refused',
  {
    en: (d: { purpose: string }) => `The person has not agreed to the purpose "${d.purpose}", or has withdrawn. Ask for consent and record it first.`,
    zh: (d) => `该联系人未同意或已撤回“${d.purpose}”用途。请先取得其同意并登记。`,
  },
  { requirement: 'CUS-39', clause: '000 §6.3.1, §6.4.3', waysForward: [{ operation: 'customers.recordConsent', whoMay: 'interaction:write' }] },
);

export const consentInFuture = defineFault('customer.consent-in-future', 'invalid', {
  en: (d: { on: string }) => `Nobody can have said so on ${d.on}, that day is still to come.`,
  zh: (d) => `日期 ${d.on} 尚未到来，请更正。`,
});

export const personalDataApi = defineApi('customers', {
  revealContact: operation({
    http: 'POST /customers/:customerId/contacts/:contactId/reveal',
    allow: 'pii:reveal',
    summary: 'A contact person in full, with a reason, on the record (XCT-06)',
    description: 'The answer and its entry in the audit trail are one transaction: without the entry there is no answer.',
    params: CustomerContactId,
    body: RevealPersonalData,
    reply: RevealedPersonView,
    faults: [customerNotFound, contactNotFound, personErased],
    confidentialReply: true,
  }),
  revealLead: operation({
    http: 'POST /leads/:leadId/reveal',
    allow: 'pii:reveal',
    summary: 'The contact person of a lead in full, with a reason, on the record (XCT-06)',
    params: LeadId,
    body: RevealPersonalData,
    reply: RevealedPersonView,
    faults: [leadNotFound, personErased],
    confidentialReply: true,
  }),
  eraseLeadPerson: operation({
    http: 'POST /leads/:leadId/erase-person',
    allow: 'subject:manage',
    summary: 'Delete the contact person of a lead on their request (XCT-06); the company stays a lead',
    description: 'No other service knows persons of leads. Whoever has become a contact of a customer is deleted by a request there.',
    params: LeadId,
    body: EraseLeadPerson,
    reply: LeadView,
    faults: [leadNotFound, personErased],
  }),
  recordConsent: operation({
    http: 'POST /customers/:customerId/contacts/:contactId/consents',
    allow: 'interaction:write',
    summary: 'Record that a contact person agrees to a purpose, or withdraws (CUS-39)',
    params: CustomerContactId,
    body: RecordContactConsent,
    reply: CustomerView,
    faults: [customerNotFound, contactNotFound, personErased, consentInFuture],
  }),
  checkContactUse: operation({
    http: 'GET /customers/:customerId/contacts/:contactId/use',
    allow: 'customer:read',
    summary: 'Whether a contact person may be approached for a purpose: an answer, or a refusal (CUS-39)',
    params: CustomerContactId,
    query: ContactUse,
    reply: ContactUseView,
    faults: [customerNotFound, contactNotFound, personErased, consentMissing],
  }),
});
