import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event a consumer could not take in; kept with the reason until somebody replays it (R12). */
@Entity('dead_letter')
export class DeadLetter {
  @PrimaryColumn('text') readonly consumer!: string;
  @PrimaryColumn('uuid') readonly eventId!: string;
  @Column('jsonb') readonly envelope!: object;
  @Column('text') readonly reason!: string;
  @Column('integer') readonly attempts!: number;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}
