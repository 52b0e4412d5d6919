import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A consumer has had this event: written in the transaction of its effect (R3). */
@Entity('inbox')
export class InboxEntry {
  @PrimaryColumn('text') readonly consumer!: string;
  @PrimaryColumn('uuid') readonly eventId!: string;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}
