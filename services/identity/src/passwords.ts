import { Injectable } from '@nestjs/common';
import { hashPassword, passwordMatches } from '@tradewind/auth/password';
import { oldPasswordWrong } from '@tradewind/contracts/identity/sign-in.faults';
import { HQ_PATH } from './domain/org-unit.js';
import type { Person } from './domain/person.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { assertStrong } from './password-rules.js';
import { AccountRepository, PersonRepository } from './person.repository.js';
import { Sessions } from './sessions.js';
import { oldPasswordLimit, SignInLimits } from './sign-in-limits.js';

/** Changing one's password, and giving somebody a new one (S1). */
@Injectable()
export class Passwords {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly people: PersonRepository,
    private readonly units: OrgUnitRepository,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
  ) {}

  /** The hash to store of a password that is strong enough for its owner. */
  async accepted(password: string, owner: { readonly login: string; readonly name: string }): Promise<string> {
    const company = (await this.units.findOne({ path: HQ_PATH }))?.name ?? '';
    assertStrong(password, { ...owner, company });
    return hashPassword(password);
  }

  /** Ends all other sessions: whoever knew the old one is out. */
  async change(personId: string, { oldPassword, newPassword }: { oldPassword: string; newPassword: string }, session: string | null, at: Date): Promise<void> {
    const person = await this.accounts.get(personId);
    const right = await this.limits.within([oldPasswordLimit(personId)], () => passwordMatches(person.passwordHash, oldPassword));
    if (!right) throw oldPasswordWrong();
    const hash = await this.accepted(newPassword, person);
    await this.accounts.update(personId, (changed) => {
      changed.setPassword(hash);
    });
    await this.sessions.endAll(personId, 'password-changed', at, session);
  }

  /** By an administrator. A second factor stays: a stolen reset opens nothing. */
  async reset(personId: string, newPassword: string, at: Date): Promise<Person> {
    const hash = await this.accepted(newPassword, await this.people.get(personId));
    const person = await this.people.update(personId, (changed) => {
      changed.setPassword(hash);
      changed.revokeAccess(new Date());
    });
    await this.sessions.endAll(personId, 'password-changed', at);
    return person;
  }
}
