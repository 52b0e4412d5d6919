import { LEGALLY_HELD, type SubjectRequestView } from '@tradewind/contracts/customers/data-subjects.api';
import type { DataSubjectRequest } from './domain/data-subject-request.js';

export const subjectRequestView = (request: DataSubjectRequest): SubjectRequestView => {
  const { id, version, org, branch, kind, status, customerId, contactId, reason, receivedOn, dueOn, answer, answeredBy, confirmations, waitingFor, doneAt } =
    request;
  return {
    ...{ id, version, org, branch, kind, status, customerId, contactId, reason, receivedOn, dueOn, answer, answeredBy, confirmations, waitingFor },
    legallyHeld: LEGALLY_HELD,
    doneAt: doneAt?.toISOString() ?? null,
  };
};
