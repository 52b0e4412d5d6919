import { outsideYourOrg } from '@tradewind/kernel/actor';
import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, CreditCode, Flag, Id, Instant, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { companyAlreadyKnown, emailMalformed, newOwnerUnknown, phoneMalformed } from './customers.api.js';
import { LEAD_SOURCES, type LeadSource } from './customers.events.js';

export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'converted', 'disqualified', 'recycled'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export class LeadId {
  @Id() readonly leadId!: string;
}

export class CaptureLead {
  @OneOf(LEAD_SOURCES, { name: 'LeadSource', doc: 'Where it comes from (CUS-11)' }) readonly source!: LeadSource;
  @Text({ max: 120, doc: 'Name of the company' }) readonly companyName!: string;
  @CreditCode({ optional: true, doc: '统一社会信用代码; the format is demanded, the check digit only reported' }) readonly creditCode?: string;
  @Text({ max: 200, optional: true, doc: 'Why the code is right although its check digit is not, e.g. licence seen 证照已核' })
  readonly creditCodeReason?: string;
  @Text({ max: 80, optional: true, holds: 'person' }) readonly contactName?: string;
  @Text({ max: 40, optional: true, holds: 'person' }) readonly contactPhone?: string;
  @Text({ max: 120, optional: true, holds: 'person' }) readonly contactEmail?: string;
  @Text({ max: 2000, optional: true, doc: 'What they look for' }) readonly need?: string;
}

export class ContactLead {
  @Text({ max: 2000, optional: true, doc: 'What was said' }) readonly note?: string;
}

/** The three marks of the screening, 1 (poor) to 5 (very good) each. */
export class QualifyLead {
  @Count({ min: 1, max: 5, doc: 'Buying potential' }) readonly potential!: number;
  @Count({ min: 1, max: 5, doc: 'How well our products fit' }) readonly fit!: number;
  @Count({ min: 1, max: 5, doc: 'Credit, as far as known' }) readonly credit!: number;
}

export class DisqualifyLead {
  @Text({ max: 500 }) readonly reason!: string;
}

export class RecycleLead {
  @Text({ max: 500, doc: 'Why it is worth another try' }) readonly reason!: string;
  @Id({ optional: true, doc: 'Who is to try; the present owner when left out' }) readonly newOwnerId?: string;
}

export class ConvertLead {
  @Text({ max: 120, optional: true, doc: 'What the opportunity is about; the need, or the name of the company, when left out' }) readonly title?: string;
}

export class FindLeads extends SearchRequest {
  @AnyOf(LEAD_STATUSES, { name: 'LeadStatus' }) readonly status?: LeadStatus[];
  @AnyOf(LEAD_SOURCES, { name: 'LeadSource' }) readonly source?: LeadSource[];
  @Id({ optional: true }) readonly ownerId?: string;
  @Flag({ optional: true, doc: 'true: the key follow-up list (CUS-12)' }) readonly keyFollowUp?: boolean;
}

export class LeadScreeningView {
  @Count({ min: 1, max: 5 }) readonly potential!: number;
  @Count({ min: 1, max: 5 }) readonly fit!: number;
  @Count({ min: 1, max: 5 }) readonly credit!: number;
  @Count({ doc: 'Sum of the three' }) readonly total!: number;
}

export class LeadView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @Text() readonly ownerName!: string;
  @OneOf(LEAD_STATUSES, { name: 'LeadStatus' }) readonly status!: LeadStatus;
  @OneOf(LEAD_SOURCES, { name: 'LeadSource' }) readonly source!: LeadSource;
  @Text() readonly companyName!: string;
  @CreditCode({ nullable: true }) readonly creditCode!: string | null;
  @Flag({ doc: 'The check digit is right, or somebody has seen the licence' }) readonly creditCodeVerified!: boolean;
  @Text({ nullable: true }) readonly creditCodeReason!: string | null;
  @Text({ max: 80, nullable: true, doc: 'Masked' }) readonly contactName!: string | null;
  @Text({ max: 40, nullable: true, doc: 'Masked' }) readonly contactPhone!: string | null;
  @Text({ max: 120, nullable: true, doc: 'Masked' }) readonly contactEmail!: string | null;
  @Text({ max: 2000, nullable: true }) readonly need!: string | null;
  @Text({ max: 2000, nullable: true }) readonly contactNote!: string | null;
  @One(() => LeadScreeningView, { nullable: true }) readonly screening!: LeadScreeningView | null;
  @Flag({ doc: 'On the key follow-up list (CUS-12)' }) readonly keyFollowUp!: boolean;
  @Text({ max: 500, nullable: true, doc: 'Why it was disqualified or recycled, or its person deleted' }) readonly reason!: string | null;
  @Id({ nullable: true, doc: 'The customer it has become' }) readonly customerId!: string | null;
  @Id({ nullable: true, doc: 'The opportunity it has become' }) readonly opportunityId!: string | null;
  @Instant() readonly createdAt!: string;
  @Instant() readonly updatedAt!: string;
}

export const leadNotFound = defineFault('lead.not-found', 'not-found', {
  en: (d: { leadId: string }) => `There is no lead ${d.leadId}.`,
  zh: (d) => `没有线索 ${d.leadId}。`,
});

export const belowTheMark = defineFault(
  'lead.below-the-mark',
  'refused',
  {
    en: (d: { total: number; mark: number }) =>
      `The screening gives ${d.total} points, ${d.mark} are needed. Disqualify the lead, or recycle it for another try later.`,
    zh: (d) => `筛选得分 ${d.total}，低于要求的 ${d.mark} 分。请判定该线索不合格，或退回线索池以后再跟进。`,
  },
  {
    requirement: 'CUS-12',
    clause: '000 §3.1.2; 004 §3.2.1',
    waysForward: [
      { operation: 'customers.disqualifyLead', whoMay: 'lead:write' },
      { operation: 'customers.recycleLead', whoMay: 'lead:write' },
    ],
  },
);

export const leadsApi = defineApi('customers', {
  captureLead: operation({
    http: 'POST /leads',
    allow: 'lead:write',
    summary: 'Capture a lead (CUS-11)',
    body: CaptureLead,
    reply: LeadView,
    faults: [companyAlreadyKnown, phoneMalformed, emailMalformed],
  }),
  getLead: operation({ http: 'GET /leads/:leadId', allow: 'lead:read', summary: 'One lead', params: LeadId, reply: LeadView, faults: [leadNotFound] }),
  findLeads: operation({ http: 'GET /leads', allow: 'lead:read', summary: 'Leads, newest first', query: FindLeads, reply: page(LeadView) }),
  contactLead: operation({
    http: 'POST /leads/:leadId/contact',
    allow: 'lead:write',
    summary: 'Record the first contact',
    params: LeadId,
    body: ContactLead,
    reply: LeadView,
    faults: [leadNotFound],
  }),
  qualifyLead: operation({
    http: 'POST /leads/:leadId/qualify',
    allow: 'lead:write',
    summary: 'Screen a lead on potential, fit and credit (CUS-12)',
    params: LeadId,
    body: QualifyLead,
    reply: LeadView,
    faults: [leadNotFound, belowTheMark],
  }),
  disqualifyLead: operation({
    http: 'POST /leads/:leadId/disqualify',
    allow: 'lead:write',
    summary: 'Give a lead up, with the reason',
    params: LeadId,
    body: DisqualifyLead,
    reply: LeadView,
    faults: [leadNotFound],
  }),
  recycleLead: operation({
    http: 'POST /leads/:leadId/recycle',
    allow: 'lead:write',
    summary: 'Put a lead back for another try, with somebody else if need be',
    params: LeadId,
    body: RecycleLead,
    reply: LeadView,
    faults: [leadNotFound, newOwnerUnknown, outsideYourOrg],
  }),
  convertLead: operation({
    http: 'POST /leads/:leadId/convert',
    allow: 'lead:write',
    summary: 'Make a qualified lead a customer with an opportunity, both at once',
    params: LeadId,
    body: ConvertLead,
    reply: LeadView,
    faults: [leadNotFound],
  }),
});
