import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, OneOf, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { serviceFileNotFound } from './service-files.api.js';
import { CONTACT_WAYS, type ContactWay } from './tickets.api.js';

export const RETURN_VISIT_STATUSES = ['due', 'done', 'missed'] as const;
export type ReturnVisitStatus = (typeof RETURN_VISIT_STATUSES)[number];

export class ReturnVisitId {
  @Id() readonly returnVisitId!: string;
}

export class ScheduleReturnVisit {
  @Id({ doc: 'The delivery to be visited about' }) readonly serviceFileId!: string;
  @DateOnly({ doc: 'Last day on which it is in time' }) readonly dueOn!: string;
}

export class CompleteReturnVisit {
  @OneOf(CONTACT_WAYS, { name: 'ContactWay' }) readonly how!: ContactWay;
  @Text({ max: 4000 }) readonly customerSaid!: string;
  @Count({ min: 1, max: 5, doc: 'Quality of the product, 5 is best' }) readonly qualityMark!: number;
  @Count({ min: 1, max: 5, doc: 'Quality of the shipping, 5 is best' }) readonly shippingMark!: number;
}

export class FindReturnVisits extends PageRequest {
  @AnyOf(RETURN_VISIT_STATUSES, { name: 'ReturnVisitStatus' }) readonly status?: ReturnVisitStatus[];
  @DateOnly({ optional: true, doc: 'Only those due before this day' }) readonly dueBefore?: string;
  @Id({ optional: true }) readonly ticketId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class ReturnVisitView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(RETURN_VISIT_STATUSES, { name: 'ReturnVisitStatus' }) readonly status!: ReturnVisitStatus;
  @Id({ nullable: true, doc: 'null: a scheduled visit without a ticket' }) readonly ticketId!: string | null;
  @Id({ nullable: true }) readonly serviceFileId!: string | null;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @DateOnly() readonly dueOn!: string;
  @DateOnly({ nullable: true, doc: 'The day on which it was found missed; it can still be done' }) readonly missedOn!: string | null;
  @OneOf(CONTACT_WAYS, { name: 'ContactWay', nullable: true }) readonly how!: ContactWay | null;
  @Text({ max: 4000, nullable: true }) readonly customerSaid!: string | null;
  @Count({ min: 1, max: 5, nullable: true }) readonly qualityMark!: number | null;
  @Count({ min: 1, max: 5, nullable: true }) readonly shippingMark!: number | null;
  @Id({ nullable: true }) readonly doneBy!: string | null;
  @Instant({ nullable: true }) readonly doneAt!: string | null;
}

export const returnVisitNotFound = defineFault('return-visit.not-found', 'not-found', {
  en: (d: { returnVisitId: string }) => `There is no return visit ${d.returnVisitId}.`,
  zh: (d) => `没有回访 ${d.returnVisitId}。`,
});

export const returnVisitInThePast = defineFault(
  'return-visit.in-the-past',
  'refused',
  {
    en: (d: { dueOn: string; today: string }) => `A return visit cannot fall due on ${d.dueOn}, before today ${d.today}; choose today or a later day.`,
    zh: (d) => `回访日期 ${d.dueOn} 早于今天 ${d.today}；请选择今天或以后的日期。`,
  },
  { requirement: 'AFS-17', clause: '000 §3.6.3', waysForward: [{ operation: 'after-sales.scheduleReturnVisit', whoMay: 'ticket:write' }] },
);

export const returnVisitsApi = defineApi('after-sales', {
  scheduleReturnVisit: operation({
    http: 'POST /return-visits',
    allow: 'ticket:write',
    summary: 'Schedule a return visit about a delivery, without any complaint (AFS-17)',
    body: ScheduleReturnVisit,
    reply: ReturnVisitView,
    faults: [serviceFileNotFound, returnVisitInThePast],
  }),
  completeReturnVisit: operation({
    http: 'POST /return-visits/:returnVisitId/complete',
    allow: 'ticket:write',
    summary: 'Record a return visit with the marks for product and shipping quality (AFS-13, AFS-20); late ones too',
    params: ReturnVisitId,
    body: CompleteReturnVisit,
    reply: ReturnVisitView,
    faults: [returnVisitNotFound],
  }),
  getReturnVisit: operation({
    http: 'GET /return-visits/:returnVisitId',
    allow: 'ticket:read',
    summary: 'One return visit',
    params: ReturnVisitId,
    reply: ReturnVisitView,
    faults: [returnVisitNotFound],
  }),
  findReturnVisits: operation({
    http: 'GET /return-visits',
    allow: 'ticket:read',
    summary: 'Return visits, those due first on top',
    query: FindReturnVisits,
    reply: page(ReturnVisitView),
  }),
});
