import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { ConsentView, contactNotFound, customerNotFound, personErased } from './customers.api.js';
import { RevealedPersonView } from './personal-data.api.js';

export const SUBJECT_REQUEST_KINDS = ['export', 'deletion'] as const;
export type SubjectRequestKind = (typeof SUBJECT_REQUEST_KINDS)[number];

export const SUBJECT_REQUEST_STATUSES = ['received', 'in-progress', 'done', 'refused'] as const;
export type SubjectRequestStatus = (typeof SUBJECT_REQUEST_STATUSES)[number];

/** Services that keep copies of personal data; a deletion is done when each has said that its own are gone. */
export const HOLDERS_OF_COPIES = ['after-sales'] as const;

/**
 * What stays after a deletion, and why: evidence that a contract was made and performed, kept by law
 * (accounting archives, limitation of claims). It names whoever signed, and nothing else about them.
 */
export const LEGALLY_HELD = [
  'contracts: who signed a contract, and who accepted a quote 合同签署人、报价确认人',
  'orders: who confirmed an order, and who signed for the goods 订单确认人、签收人',
] as const;

export class SubjectRequestId {
  @Id() readonly requestId!: string;
}

export class FileSubjectRequest {
  @OneOf(SUBJECT_REQUEST_KINDS, { name: 'SubjectRequestKind' }) readonly kind!: SubjectRequestKind;
  @Id() readonly customerId!: string;
  @Id({ optional: true, doc: 'The contact person; when left out, everybody at the customer' }) readonly contactId?: string;
  @Text({ max: 500, doc: 'What the person asks for; without naming them' }) readonly reason!: string;
  @DateOnly({ doc: 'The day the request arrived; the time to answer counts from then' }) readonly receivedOn!: string;
}

export class AnswerSubjectRequest {
  @Text({ max: 1000, doc: 'What the person was told; without naming them' }) readonly answer!: string;
}

export class RefuseSubjectRequest {
  @Text({ max: 1000, doc: 'Why it cannot be granted (PIPL 50); without naming the person' }) readonly reasons!: string;
}

export class FindSubjectRequests extends PageRequest {
  @AnyOf(SUBJECT_REQUEST_KINDS, { name: 'SubjectRequestKind' }) readonly kind?: SubjectRequestKind[];
  @AnyOf(SUBJECT_REQUEST_STATUSES, { name: 'SubjectRequestStatus' }) readonly status?: SubjectRequestStatus[];
  @Id({ optional: true }) readonly customerId?: string;
}

/** A service has deleted its copies. */
export class ErasureConfirmation {
  @Code() readonly service!: string;
  @Count({ doc: 'Records that named the person' }) readonly copies!: number;
  @Instant() readonly at!: string;
}

export class SubjectRequestView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(SUBJECT_REQUEST_KINDS, { name: 'SubjectRequestKind' }) readonly kind!: SubjectRequestKind;
  @OneOf(SUBJECT_REQUEST_STATUSES, { name: 'SubjectRequestStatus' }) readonly status!: SubjectRequestStatus;
  @Id() readonly customerId!: string;
  @Id({ nullable: true, doc: 'null: everybody at the customer' }) readonly contactId!: string | null;
  @Text({ max: 500 }) readonly reason!: string;
  @DateOnly() readonly receivedOn!: string;
  @DateOnly({ doc: '15 days after it was received' }) readonly dueOn!: string;
  @Text({ max: 1000, nullable: true, doc: 'The answer, or why it was refused' }) readonly answer!: string | null;
  @ListOf(() => ErasureConfirmation, { min: 0 }) readonly confirmations!: readonly ErasureConfirmation[];
  @Texts({ doc: 'Services that have not confirmed yet' }) readonly waitingFor!: readonly string[];
  @Texts({ doc: 'What stays after a deletion, and why' }) readonly legallyHeld!: readonly string[];
  @Id({ nullable: true }) readonly answeredBy!: string | null;
  @Instant({ nullable: true }) readonly doneAt!: string | null;
}

export class PersonInCustomers {
  @One(() => RevealedPersonView) readonly person!: RevealedPersonView;
  @Text({ nullable: true }) readonly position!: string | null;
  @ListOf(() => ConsentView, { min: 0 }) readonly consents!: readonly ConsentView[];
}

export class CopyOfPersonalData {
  @Code({ doc: 'The service that keeps it' }) readonly service!: string;
  @Code({ doc: 'The kind of record' }) readonly record!: string;
  @Id() readonly recordId!: string;
  @Code() readonly no!: string;
  @Text({ max: 200 }) readonly text!: string;
  @Instant() readonly since!: string;
  @Id({ nullable: true, doc: 'null: the record names somebody at the customer, and nobody has said whom' }) readonly contactId!: string | null;
}

/** Everything that is kept about the person, to be handed to them (PIPL 45). */
export class PersonalDataExport {
  @Id() readonly requestId!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @ListOf(() => PersonInCustomers, { min: 0 }) readonly people!: readonly PersonInCustomers[];
  @ListOf(() => CopyOfPersonalData, { min: 0 }) readonly copies!: readonly CopyOfPersonalData[];
  @Texts({ doc: 'What is kept by law, and where' }) readonly legallyHeld!: readonly string[];
}

export const subjectRequestNotFound = defineFault('data-subject.request-not-found', 'not-found', {
  en: (d: { requestId: string }) => `There is no request ${d.requestId} of a data subject.`,
  zh: (d) => `没有个人信息主体请求 ${d.requestId}。`,
});

export const subjectRequestInFuture = defineFault('data-subject.received-in-future', 'invalid', {
  en: (d: { receivedOn: string }) => `The request cannot have arrived on ${d.receivedOn}, that day is still to come.`,
  zh: (d) => `收到日期 ${d.receivedOn} 尚未到来，请更正。`,
});

export const subjectRequestOtherKind = defineFault('data-subject.other-kind', 'invalid', {
  en: (d: { kind: string }) => `This does not fit a request for ${d.kind}.`,
  zh: (d) => `此操作不适用于${d.kind === 'export' ? '查阅复制' : '删除'}请求。`,
});

export const dataSubjectsApi = defineApi('customers', {
  fileSubjectRequest: operation({
    http: 'POST /data-subjects/requests',
    allow: 'subject:manage',
    summary: 'File what a person asks for about their own data (XCT-06)',
    body: FileSubjectRequest,
    reply: SubjectRequestView,
    faults: [customerNotFound, contactNotFound, personErased, subjectRequestInFuture],
  }),
  findSubjectRequests: operation({
    http: 'GET /data-subjects/requests',
    allow: 'subject:manage',
    summary: 'Requests of data subjects, newest first',
    query: FindSubjectRequests,
    reply: page(SubjectRequestView),
  }),
  getSubjectRequest: operation({
    http: 'GET /data-subjects/requests/:requestId',
    allow: 'subject:manage',
    summary: 'One request of a data subject',
    params: SubjectRequestId,
    reply: SubjectRequestView,
    faults: [subjectRequestNotFound],
  }),
  exportPersonalData: operation({
    http: 'POST /data-subjects/requests/:requestId/export',
    allow: 'subject:manage',
    load: 'report',
    summary: 'Everything the services keep about the person, in full, on the record',
    params: SubjectRequestId,
    reply: PersonalDataExport,
    faults: [subjectRequestNotFound, customerNotFound, subjectRequestOtherKind],
    confidentialReply: true,
  }),
  answerSubjectRequest: operation({
    http: 'POST /data-subjects/requests/:requestId/answer',
    allow: 'subject:manage',
    summary: 'Record that the export was handed over, and with which words',
    params: SubjectRequestId,
    body: AnswerSubjectRequest,
    reply: SubjectRequestView,
    faults: [subjectRequestNotFound, subjectRequestOtherKind],
  }),
  erasePersonalData: operation({
    http: 'POST /data-subjects/requests/:requestId/erase',
    allow: 'subject:manage',
    summary: 'Delete the data of the person, here and in every service that keeps a copy',
    description: 'Their keys are destroyed: what was sealed with them cannot be read any more, in backups neither. Done when every service has confirmed.',
    params: SubjectRequestId,
    body: AnswerSubjectRequest,
    reply: SubjectRequestView,
    faults: [subjectRequestNotFound, customerNotFound, subjectRequestOtherKind],
  }),
  refuseSubjectRequest: operation({
    http: 'POST /data-subjects/requests/:requestId/refuse',
    allow: 'subject:manage',
    summary: 'Refuse a request, with the reasons',
    params: SubjectRequestId,
    body: RefuseSubjectRequest,
    reply: SubjectRequestView,
    faults: [subjectRequestNotFound],
  }),
});
