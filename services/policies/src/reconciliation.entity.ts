import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the nightly reconciler found; written by the reconciler's own role, which may add and nothing else. */
@Entity('reconciliation')
export class Reconciliation {
  @PrimaryColumn('timestamptz') readonly at!: Date;
  @Column('integer') readonly violations!: number;
  /** The invariants with what breaks them, as `npm run reconcile -- --json` prints them. */
  @Column('jsonb') readonly outcomes!: readonly object[];
}
