import { Controller } from '@nestjs/common';
import { sessionOf } from '@tradewind/auth/token-verifier';
import type { PersonId, PersonView } from '@tradewind/contracts/identity/organisation.api';
import {
  signInApi,
  type ChangePassword,
  type ConfirmTotp,
  type RecoveryCodesView,
  type ResetPassword,
  type SessionId,
  type SessionView,
  type TotpEnrolmentView,
} from '@tradewind/contracts/identity/sign-in.api';
import type { Page, PageRequest } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Handles } from '@tradewind/messaging/handles';
import { personView } from './organisation.views.js';
import { Passwords } from './passwords.js';
import { AccountRepository, PersonRepository } from './person.repository.js';
import { SecondFactors } from './second-factors.js';
import { SessionRepository } from './session.repository.js';
import { sessionView } from './session.view.js';
import { Sessions } from './sessions.js';

const currentSession = (): string | null => sessionOf(currentCall().token);

/** What people do with their own account, and the administrator for those who are locked out. */
@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly people: PersonRepository,
    private readonly sessions: Sessions,
    private readonly stored: SessionRepository,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
  ) {}

  @Handles(signInApi.findMySessions)
  findMySessions(request: PageRequest, { id }: Actor): Promise<Page<SessionView>> {
    return this.stored.page(request, { ownerId: id }, sessionView(currentSession()));
  }

  @Handles(signInApi.revokeMySession)
  async revokeMySession({ sessionId }: SessionId, { id }: Actor, at: Date): Promise<SessionView> {
    return sessionView(currentSession())(await this.sessions.endMine(id, sessionId, at));
  }

  @Handles(signInApi.changeMyPassword)
  changeMyPassword(change: ChangePassword, { id }: Actor, at: Date): Promise<void> {
    return this.passwords.change(id, change, currentSession(), at);
  }

  @Handles(signInApi.enrolTotp)
  async enrolTotp(_: object, { id }: Actor): Promise<TotpEnrolmentView> {
    return this.factors.enrol(await this.accounts.get(id));
  }

  @Handles(signInApi.confirmTotp)
  confirmTotp({ otp }: ConfirmTotp, { id }: Actor, at: Date): Promise<RecoveryCodesView> {
    return this.factors.confirm(id, otp, at);
  }

  @Handles(signInApi.resetPassword)
  async resetPassword({ personId, newPassword }: PersonId & ResetPassword, _: Actor, at: Date): Promise<PersonView> {
    return personView(await this.passwords.reset(personId, newPassword, at));
  }

  @Handles(signInApi.resetSecondFactor)
  async resetSecondFactor({ personId }: PersonId, _: Actor, at: Date): Promise<PersonView> {
    const person = await this.people.update(personId, (changed) => {
      changed.revokeAccess(new Date());
    });
    await this.factors.reset(personId);
    await this.sessions.endAll(personId, 'revoked', at);
    return personView(person);
  }
}
