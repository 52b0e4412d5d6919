import { copiesErased } from '@tradewind/contracts/after-sales/after-sales.events';
import type { PersonalDataErasedPayload } from '@tradewind/contracts/customers/customers.events';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { Column, Entity, Index } from 'typeorm';

/** That copies of somebody's data were deleted here on request (S13): what is left to prove it by, and the answer to whoever asked. */
@Entity('erasure')
@Index('erasure_request', ['requestId'], { unique: true })
export class Erasure extends Aggregate<Erasure> {
  @Column('uuid') readonly requestId!: string;
  @Column('uuid') readonly customerId!: string;
  /** Tickets that named the person. */
  @Column('integer') readonly copies!: number;

  static done({ requestId, customerId }: PersonalDataErasedPayload, copies: number, where: Belonging): Erasure {
    const erasure = Erasure.born(where, { requestId, customerId, copies });
    erasure.record(copiesErased, { requestId, customerId, copies });
    return erasure;
  }
}
