import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashOfSecret } from '@tradewind/auth/opaque-token';
import { base32, newTotpSecret, otpauthUrl, stepOfCode } from '@tradewind/auth/totp';
import { codeWrong, factorNotThere } from '@tradewind/contracts/identity/sign-in.faults';
import type { RecoveryCodesView, TotpEnrolmentView } from '@tradewind/contracts/identity/sign-in.api';
import { SecondFactor } from './domain/second-factor.js';
import type { Person } from './domain/person.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactorSecrets } from './second-factor-secrets.js';
import { factorLimit, SignInLimits } from './sign-in-limits.js';

const RECOVERY_CODES = 10;

/** The second factor of a person: authenticator app, and codes for the day the device is lost (S3). */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secrets: SecondFactorSecrets,
    private readonly limits: SignInLimits,
  ) {}

  async isSetUp(personId: string): Promise<boolean> {
    return (await this.factors.of(personId))?.confirmed ?? false;
  }

  async enrol(person: Person): Promise<TotpEnrolmentView> {
    const secret = newTotpSecret();
    const sealed = this.secrets.seal(person.id, secret);
    const begun = await this.factors.updateWhere({ ownerId: person.id }, (factor) => {
      factor.enrolAgain(sealed);
    });
    if (!begun) await this.factors.add(SecondFactor.enrol(person, sealed));
    return { otpauthUrl: otpauthUrl(secret, person.login), secret: base32(secret) };
  }

  async confirm(personId: string, otp: string, at: Date): Promise<RecoveryCodesView> {
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode());
    await this.limits.within([factorLimit(personId)], () =>
      this.change(personId, (factor) => {
        factor.confirm(this.step(factor, otp, at), recoveryCodes.map(hashOfRecoveryCode));
      }),
    );
    return { recoveryCodes };
  }

  /** Each code counts once: replayed in the same half minute it is refused. */
  async useCode(personId: string, otp: string, at: Date): Promise<void> {
    await this.limits.within([factorLimit(personId)], () =>
      this.change(personId, (factor) => {
        factor.use(this.step(factor, otp, at));
      }),
    );
  }

  async useRecoveryCode(personId: string, code: string): Promise<void> {
    await this.limits.within([factorLimit(personId)], () =>
      this.change(personId, (factor) => {
        factor.useRecoveryCode(hashOfRecoveryCode(code));
      }),
    );
  }

  async reset(personId: string): Promise<void> {
    await this.factors.updateWhere({ ownerId: personId }, (factor) => {
      factor.reset();
    });
  }

  private async change(personId: string, decide: (factor: SecondFactor) => void): Promise<SecondFactor> {
    const changed = await this.factors.updateWhere({ ownerId: personId }, decide);
    if (!changed) throw factorNotThere();
    return changed;
  }

  private step({ ownerId, sealedSecret }: SecondFactor, otp: string, at: Date): number | null {
    if (sealedSecret === '') throw codeWrong();
    return stepOfCode(this.secrets.open(ownerId, sealedSecret), otp, at);
  }
}

/** 80 random bits in four groups, easy to type. */
const newRecoveryCode = (): string => (randomBytes(10).toString('hex').match(/.{5}/g) ?? []).join('-');
const hashOfRecoveryCode = (code: string): string => hashOfSecret(code.toLowerCase().replaceAll(/[^0-9a-f]/g, ''));
