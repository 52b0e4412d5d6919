import type { ReturnVisitView } from '@tradewind/contracts/after-sales/return-visits.api';
import type { ReturnVisit } from './domain/return-visit.js';

export const returnVisitView = (visit: ReturnVisit): ReturnVisitView => {
  const { id, version, no, status, ticketId, serviceFileId, customerId, customerName, dueOn, missedOn, how, customerSaid, qualityMark, shippingMark } = visit;
  const { doneBy, doneAt } = visit;
  return {
    ...{ id, version, no, status, ticketId, serviceFileId, customerId, customerName, dueOn, missedOn, how, customerSaid, qualityMark, shippingMark, doneBy },
    doneAt: doneAt?.toISOString() ?? null,
  };
};
