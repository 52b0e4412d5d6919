import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `sessionId` of a revocation that concerns all sessions of a person. */
export const ALL_SESSIONS = '00000000-0000-0000-0000-000000000000';

/** Access that identity took back, as this service knows it; fed by `identity.access-revoked.v1`. */
@Entity('access_revocation')
@Index('access_revocation_recent', ['takenInAt'])
export class AccessRevocation {
  @PrimaryColumn('uuid') readonly subjectId!: string;
  @PrimaryColumn('uuid') readonly sessionId!: string;
  @Column('timestamptz') readonly issuedBefore!: Date;
  @Column('timestamptz', { default: () => 'now()' }) readonly takenInAt!: Date;
}
