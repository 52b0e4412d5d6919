import { defineApi, operation } from '@tradewind/kernel/operation';
import { CopyOfPersonalData } from '../customers/data-subjects.api.js';
import { Id, ListOf, Text } from '../fields.js';

export class FindPersonalCopies {
  @Id() readonly customerId!: string;
  @Id({ optional: true, doc: 'One contact person; when left out, everybody at the customer' }) readonly contactId?: string;
  @Text({ min: 4, max: 500, doc: 'What it is needed for; goes on the record' }) readonly reason!: string;
}

export class PersonalCopiesView {
  @ListOf(() => CopyOfPersonalData, { min: 0 }) readonly copies!: readonly CopyOfPersonalData[];
}

export const personalCopiesApi = defineApi('after-sales', {
  personalDataOf: operation({
    http: 'POST /tickets/personal-copies',
    allow: 'subject:manage',
    summary: 'What tickets keep about people at a customer, in full, on the record (XCT-06)',
    description: 'Tickets that name somebody without saying which contact person are among them: whoever answers the request decides whom they mean.',
    body: FindPersonalCopies,
    reply: PersonalCopiesView,
    confidentialReply: true,
  }),
});
