import { codeWrong, factorAlreadyThere } from '@tradewind/contracts/identity/sign-in.faults';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Column, Entity, Index } from 'typeorm';
import type { Person } from './person.js';

/** The secret of somebody's authenticator app, sealed, and what of it was used (S3). */
@Entity('second_factor')
@Index('second_factor_owner', ['ownerId'], { unique: true })
export class SecondFactor extends Aggregate<SecondFactor> {
  static readonly unaudited = ['sealedSecret', 'recoveryHashes'];

  @Column('text') readonly sealedSecret!: string;
  @Column('boolean') readonly confirmed!: boolean;
  /** Number of the last 30 s step whose code was accepted: each code counts once. */
  @Column('integer') readonly lastStep!: number;
  @Column('jsonb') readonly recoveryHashes!: readonly string[];

  static enrol({ id: ownerId, org, branch }: Person, sealedSecret: string): SecondFactor {
    return SecondFactor.born({ org, branch, ownerId }, { sealedSecret, confirmed: false, lastStep: 0, recoveryHashes: [] });
  }

  /** Begun again before it was confirmed: the earlier secret is void. */
  enrolAgain(sealedSecret: string): void {
    if (this.confirmed) throw factorAlreadyThere();
    this.change({ sealedSecret, lastStep: 0 });
  }

  /** `step`: of the code given; null when the code is none of ours. */
  confirm(step: number | null, recoveryHashes: readonly string[]): void {
    if (this.confirmed) throw factorAlreadyThere();
    this.use(step);
    this.change({ confirmed: true, recoveryHashes });
  }

  use(step: number | null): void {
    if (step === null || step <= this.lastStep) throw codeWrong();
    this.change({ lastStep: step });
  }

  useRecoveryCode(hash: string): void {
    if (!this.recoveryHashes.includes(hash)) throw codeWrong();
    this.change({ recoveryHashes: this.recoveryHashes.filter((known) => known !== hash) });
  }

  /** The device is lost: as if never enrolled. */
  reset(): void {
    this.change({ confirmed: false, sealedSecret: '', lastStep: 0, recoveryHashes: [] });
  }
}
