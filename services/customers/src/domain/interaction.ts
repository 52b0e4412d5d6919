import type { InteractionKind, RecordInteraction } from '@tradewind/contracts/customers/interactions.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Customer } from './customer.js';

/** An entry in the communication log of a customer (CUS-01, CUS-03): written once, seen by whoever may see the customer. */
@Entity('interaction')
@Index('interaction_customer', ['customerId', 'kind'])
@Index('interaction_org', ['org'])
export class Interaction extends Aggregate<Interaction> {
  static readonly unaudited = ['text'];

  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly kind!: InteractionKind;
  @Column('text') readonly text!: string;
  @Column('uuid') readonly recordedBy!: string;
  @Column('text') readonly recordedByName!: string;
  @Column('date') readonly recordedOn!: string;

  static recorded({ kind, text }: RecordInteraction, { id: customerId, org, branch, ownerId }: Customer, by: Actor, at: Date): Interaction {
    return Interaction.born({ org, branch, ownerId }, { customerId, kind, text, recordedBy: by.id, recordedByName: by.name, recordedOn: businessDate(at) });
  }
}
