import { Injectable } from '@nestjs/common';
import { MONEY_KINDS, type ApprovalPathsView, type ApprovalPathView, type MoneyKind } from '@tradewind/contracts/identity/approval-paths.api';
import { approvalLost, dutiesNotSeparate } from '@tradewind/contracts/identity/separation.faults';
import { AllDelegations } from './delegation.repository.js';
import { Deputies } from './deputies.js';
import { Holders, independent, pathsTo, type Path } from './domain/approval-paths.js';
import type { Delegation } from './domain/delegation.js';
import { holdersIn, type Held, type Organisation, type Staff } from './domain/holders.js';
import { joinedDuties } from './domain/separate-duties.js';
import { AccountRepository } from './person.repository.js';
import { ReviewSteps, type StepsFor } from './review-steps.js';

/** Before the organisation changes: does every step keep somebody independent, and nobody carry a matter through alone? (ORG-14) */
@Injectable()
export class Separation {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly delegations: AllDelegations,
    private readonly deputies: Deputies,
    private readonly steps: ReviewSteps,
  ) {}

  async assertBeforeDelegating(delegation: Delegation): Promise<void> {
    const now = await this.now();
    this.assertSeparate(now, { ...now, delegations: [...now.delegations, delegation] }, delegation.deputyId);
    await this.assertNobodyLost(now, { ...now, delegations: [...now.delegations, delegation] });
  }

  /** Somebody is to hold other posts, or to go. */
  async assertBeforeChanging(personId: string, change: Partial<Staff>): Promise<void> {
    const { id, name, status, posts, org } = await this.accounts.get(personId);
    const person: Staff = { ...{ id, name, status, posts, org }, ...change };
    const now = await this.now();
    const then = { ...now, people: now.people.map((other) => (other.id === person.id ? person : other)) };
    this.assertSeparate(now, then, person.id);
    await this.assertNobodyLost(now, then);
  }

  async assertBeforeHiring(person: Staff): Promise<void> {
    const described = await this.deputies.described();
    this.assertSeparate({ people: [], delegations: [], described }, { people: [person], delegations: [], described }, person.id);
  }

  /** Who could decide on what this person submits, and by which path. */
  async pathsOf(personId: string, kind: MoneyKind): Promise<ApprovalPathsView> {
    const about = await this.accounts.get(personId);
    const holders = new Holders(holdersIn(await this.now()));
    const { policy, steps } = (await this.steps.inForce())(kind, about.org);
    return {
      personId,
      name: about.name,
      kind,
      policy,
      steps: steps.map(({ step, round, permission, fromAmount = null }) => {
        const paths = pathsTo(about, { kind, permission }, holders);
        return { step, round, permission, fromAmount, independent: independent(paths), paths: paths.map(pathView) };
      }),
    };
  }

  /** Who works here in which posts, and who acts for whom. */
  async now(): Promise<Organisation> {
    const [people, delegations, described] = await Promise.all([
      this.accounts.findAll({ status: 'active' }),
      this.delegations.notOver(),
      this.deputies.described(),
    ]);
    return { people, delegations, described };
  }

  private assertSeparate(now: Organisation, then: Organisation, personId: string): void {
    const joinedIn = (organisation: Organisation) => joinedDuties(holdersIn(organisation).filter(({ person }) => person.id === personId));
    const known = new Set(joinedIn(now).map(({ one, other }) => `${one.permission}|${other.permission}`));
    const [joined] = joinedIn(then).filter(({ one, other }) => !known.has(`${one.permission}|${other.permission}`));
    if (!joined) return;
    const { one, other } = joined;
    throw dutiesNotSeparate({ name: one.person.name, one: one.permission, other: other.permission, path: `${pathOf(one)}; ${pathOf(other)}` });
  }

  private async assertNobodyLost(now: Organisation, then: Organisation): Promise<void> {
    const stepsFor = await this.steps.inForce();
    const [before, after] = [new Holders(holdersIn(now)), new Holders(holdersIn(then))];
    for (const person of then.people) if (person.status === 'active') this.assertNotAlone(person, stepsFor, before, after);
  }

  private assertNotAlone(about: Staff, stepsFor: StepsFor, before: Holders, after: Holders): void {
    for (const kind of MONEY_KINDS)
      for (const { step, permission } of stepsFor(kind, about.org).steps) {
        const left = pathsTo(about, { kind, permission }, after);
        if (independent(left) > 0 || independent(pathsTo(about, { kind, permission }, before)) === 0) continue;
        throw approvalLost({ kind, step, name: about.name, path: left.map(({ held }) => `${held.person.name}: ${pathOf(held)}`).join('; ') || '–' });
      }
  }
}

const pathOf = ({ post, postOrg, delegation }: Held): string => (delegation ? `${post} @ ${postOrg} ← ${delegation.personName}` : `${post} @ ${postOrg}`);

const pathView = ({ held: { person, post, postOrg, delegation }, leadsBack }: Path): ApprovalPathView => ({
  personId: person.id,
  name: person.name,
  post,
  org: postOrg,
  delegationId: delegation?.id ?? null,
  onBehalfOfName: delegation?.personName ?? null,
  leadsBack,
});
