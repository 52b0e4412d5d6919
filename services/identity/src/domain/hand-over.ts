import { successorUnfit, type HandOverStatus } from '@tradewind/contracts/identity/hand-overs.api';
import { WORK_SERVICES, workHandedOver, type WorkCountView } from '@tradewind/contracts/identity/open-work';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Column, Entity, Index } from 'typeorm';
import type { Person } from './person.js';

/** A service's word that its part is done. */
export interface TakenOver {
  readonly service: string;
  readonly at: string | null;
  readonly work: readonly WorkCountView[];
}

/** A successor works in the same branch and is there (CUS-14). */
export function assertFit(person: Person, successor: Person): void {
  if (successor.id === person.id || successor.status !== 'active' || successor.branch !== person.branch) throw successorUnfit({ name: successor.name });
}

/** One person's customers and open work go to another; done when every service has said so. */
@Entity('hand_over')
@Index('hand_over_person', ['personId'])
export class HandOver extends Aggregate<HandOver> {
  @Column('text') readonly status!: HandOverStatus;
  @Column('uuid') readonly personId!: string;
  @Column('text') readonly personName!: string;
  @Column('uuid') readonly successorId!: string;
  @Column('text') readonly successorName!: string;
  @Column('text') readonly reason!: string;
  @Column('boolean') readonly leave!: boolean;
  @Column('jsonb') readonly services!: readonly TakenOver[];

  static begin(person: Person, successor: Person, { reason, leave }: { readonly reason: string; readonly leave: boolean }): HandOver {
    assertFit(person, successor);
    const { org, branch, id: personId, name: personName } = person;
    const services = WORK_SERVICES.map((service): TakenOver => ({ service, at: null, work: [] }));
    const who = { personId, personName, successorId: successor.id, successorName: successor.name };
    const begun = HandOver.born({ org, branch, ownerId: personId }, { ...who, status: 'running', reason, leave, services });
    begun.record(workHandedOver, { handOverId: begun.id, fromId: personId, toId: successor.id, toName: successor.name });
    return begun;
  }

  confirm(service: string, work: readonly WorkCountView[], at: Date): void {
    const services = this.services.map((part) => (part.service === service ? { service, at: at.toISOString(), work } : part));
    this.change({ services, status: services.every((part) => part.at !== null) ? 'done' : 'running' });
  }
}
