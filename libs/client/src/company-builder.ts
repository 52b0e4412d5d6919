import { organisationApi, type PersonView } from '@tradewind/contracts/identity/organisation.api';
import type { UnitKind } from '@tradewind/contracts/identity/organisation.events';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi, type DraftRegulation } from '@tradewind/contracts/policies/regulations.api';
import { HttpActor, type Credentials } from './http-actor.js';
import { Refusal } from './refusal.js';

/** A person of the company, ready to act. */
export interface Colleague extends Credentials {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly org: string;
  readonly actor: HttpActor;
}

export interface Hire {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly post: string;
  readonly org: string;
}

/** Sets up a company the way its administrator does: over HTTP, with every guard. */
export class CompanyBuilder {
  constructor(
    private readonly baseUrl: string,
    readonly administrator: HttpActor,
  ) {}

  /** Founds the company, or signs in as the administrator where that has been done. */
  static async found(baseUrl: string, company: { setupCode: string; companyName: string; administratorName: string } & Credentials): Promise<CompanyBuilder> {
    const administrator = new HttpActor(baseUrl, company);
    await new HttpActor(baseUrl, null).call(organisationApi.found, company).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'identity.company-exists') throw error;
    });
    return new CompanyBuilder(baseUrl, administrator);
  }

  async unit(parent: string, code: string, kind: UnitKind, name: string): Promise<string> {
    const { path } = await this.administrator.call(organisationApi.addUnit, { parent, code, kind, name });
    return path;
  }

  async hire({ name, login, password, post, org }: Hire): Promise<Colleague> {
    const { id }: PersonView = await this.administrator.call(organisationApi.hire, { name, login, password, posts: [{ post, org }] });
    return { id, name, login, password, post, org, actor: new HttpActor(this.baseUrl, { login, password }) };
  }

  /** A policy value, proposed by the administrator and approved by somebody who may. */
  async policy(
    { key, org, effectiveFrom, value, reason }: { key: string; org: string; effectiveFrom: string; value: object; reason: string },
    approver: HttpActor,
  ): Promise<void> {
    const { id } = await this.administrator.call(policiesApi.propose, { key, org, effectiveFrom, value, reason });
    await approver.call(policiesApi.approve, { policyId: id });
  }

  /** A regulation, drafted by the administrator, reviewed by one and approved by another. */
  async regulation(draft: DraftRegulation, reviewer: HttpActor, approver: HttpActor): Promise<void> {
    const { id: regulationId } = await this.administrator.call(regulationsApi.draftRegulation, draft);
    await this.administrator.call(regulationsApi.submitRegulation, { regulationId });
    await reviewer.call(regulationsApi.reviewRegulation, { regulationId });
    await approver.call(regulationsApi.approveRegulation, { regulationId });
  }
}
