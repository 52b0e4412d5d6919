import { Controller } from '@nestjs/common';
import {
  dataSubjectsApi,
  type AnswerSubjectRequest,
  type FileSubjectRequest,
  type FindSubjectRequests,
  type PersonalDataExport,
  type RefuseSubjectRequest,
  type SubjectRequestId,
  type SubjectRequestView,
} from '@tradewind/contracts/customers/data-subjects.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { CustomerRepository } from './customer.repository.js';
import { DataSubjectRequestRepository } from './data-subject-request.repository.js';
import { subjectRequestView } from './data-subject-request.view.js';
import { living } from './domain/contact.js';
import { DataSubjectRequest } from './domain/data-subject-request.js';
import { People } from './people.js';
import { PersonalDataExports } from './personal-data-exports.js';

@Controller()
export class DataSubjectsController {
  constructor(
    private readonly requests: DataSubjectRequestRepository,
    private readonly customers: CustomerRepository,
    private readonly people: People,
    private readonly exports: PersonalDataExports,
  ) {}

  @Handles(dataSubjectsApi.fileSubjectRequest)
  async fileSubjectRequest(asked: FileSubjectRequest, _: Actor, at: Date): Promise<SubjectRequestView> {
    const customer = await this.customers.get(asked.customerId);
    if (asked.contactId !== undefined) living(customer.contact(asked.contactId));
    return subjectRequestView(await this.requests.add(DataSubjectRequest.file(asked, customer, at)));
  }

  @Handles(dataSubjectsApi.findSubjectRequests)
  findSubjectRequests({ limit, cursor, ...filters }: FindSubjectRequests): Promise<Page<SubjectRequestView>> {
    return this.requests.page({ limit, cursor }, filters, subjectRequestView);
  }

  @Handles(dataSubjectsApi.getSubjectRequest)
  async getSubjectRequest({ requestId }: SubjectRequestId): Promise<SubjectRequestView> {
    return subjectRequestView(await this.requests.get(requestId));
  }

  @Handles(dataSubjectsApi.exportPersonalData)
  async exportPersonalData({ requestId }: SubjectRequestId): Promise<PersonalDataExport> {
    const request = await this.requests.get(requestId);
    const exported = await this.exports.of(request);
    await this.requests.update(requestId, (it) => {
      it.export();
    });
    return exported;
  }

  @Handles(dataSubjectsApi.answerSubjectRequest)
  async answerSubjectRequest({ requestId, answer }: SubjectRequestId & AnswerSubjectRequest, by: Actor, at: Date): Promise<SubjectRequestView> {
    return subjectRequestView(
      await this.requests.update(requestId, (request) => {
        request.handOver(answer, by, at);
      }),
    );
  }

  /** The state of the request, the customer's file, the keys and the event to the others are one transaction. */
  @Handles(dataSubjectsApi.erasePersonalData)
  async erasePersonalData({ requestId, answer }: SubjectRequestId & AnswerSubjectRequest, by: Actor, at: Date): Promise<SubjectRequestView> {
    const request = await this.requests.update(requestId, (it) => {
      it.erase(answer, by);
    });
    const { customerId, contactId } = request;
    await this.customers.update(customerId, (customer) => {
      customer.erase(contactId, requestId, at);
    });
    await this.people.destroyKeys(customerId, contactId);
    return subjectRequestView(request);
  }

  @Handles(dataSubjectsApi.refuseSubjectRequest)
  async refuseSubjectRequest({ requestId, reasons }: SubjectRequestId & RefuseSubjectRequest, by: Actor, at: Date): Promise<SubjectRequestView> {
    return subjectRequestView(
      await this.requests.update(requestId, (request) => {
        request.refuse(reasons, by, at);
      }),
    );
  }
}
