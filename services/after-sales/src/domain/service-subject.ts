import type { Belonging } from '@tradewind/domain/aggregate';

/** What a ticket, return visit or survey is about: a customer, mostly one delivery to them. It belongs where the sale belongs. */
export interface ServiceSubject extends Belonging {
  readonly serviceFileId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  /** Who sold it. */
  readonly salesRepId: string;
}
