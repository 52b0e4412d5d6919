import { Controller } from '@nestjs/common';
import { branchCodeTaken, loginTaken, unitExists, unitNotFound } from '@tradewind/contracts/identity/identity.faults';
import {
  organisationApi,
  type AddUnit,
  type AssignPosts,
  type FindPeople,
  type FindUnits,
  type FoundCompany,
  type HirePerson,
  type MovePerson,
  type PersonId,
  type PersonView,
  type PostView,
  type UnitId,
  type UnitView,
} from '@tradewind/contracts/identity/organisation.api';
import type { Page, PageRequest } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Comparison } from '@tradewind/persistence/comparison';
import { Person } from './domain/person.js';
import { Founding } from './founding.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { personView, postView, unitView } from './organisation.views.js';
import { Passwords } from './passwords.js';
import { AccountRepository, PersonRepository } from './person.repository.js';
import { PostRepository } from './post.repository.js';
import { Separation } from './separation.js';
import { StaffPlan } from './staff-plan.js';
import { UnitHistory } from './unit-history.js';

@Controller()
export class OrganisationController {
  constructor(
    private readonly founding: Founding,
    private readonly units: OrgUnitRepository,
    private readonly posts: PostRepository,
    private readonly people: PersonRepository,
    private readonly accounts: AccountRepository,
    private readonly plan: StaffPlan,
    private readonly passwords: Passwords,
    private readonly history: UnitHistory,
    private readonly separation: Separation,
  ) {}

  @Handles(organisationApi.found)
  async found(company: FoundCompany): Promise<PersonView> {
    return personView(await this.founding.found(company));
  }

  @Handles(organisationApi.addUnit)
  async addUnit(unit: AddUnit, actor: Actor): Promise<UnitView> {
    const added = (await this.units.at(unit.parent)).below(unit, actor.id);
    if (await this.history.wasGivenToAnother(added.path, added.id)) throw unitExists({ path: added.path });
    if (unit.kind === 'branch' && (await this.units.findOne({ branchCode: added.branchCode }))) throw branchCodeTaken({ code: added.branchCode });
    return unitView(await this.units.add(added));
  }

  @Handles(organisationApi.findUnits)
  findUnits({ asOf, ...query }: FindUnits): Promise<Page<UnitView>> {
    if (asOf !== undefined) return this.history.asOf(asOf, query);
    const { limit, cursor, ...filters } = query;
    return this.units.page({ limit, cursor }, filters, unitView);
  }

  @Handles(organisationApi.getUnit)
  async getUnit({ unitId }: UnitId): Promise<UnitView> {
    return unitView(await this.units.get(unitId));
  }

  @Handles(organisationApi.findPosts)
  findPosts(request: PageRequest): Promise<Page<PostView>> {
    return this.posts.page(request, {}, postView);
  }

  @Handles(organisationApi.hire)
  async hire({ name, login, password, posts }: HirePerson): Promise<PersonView> {
    if (await this.accounts.byLogin(login)) throw loginTaken({ login });
    const held = await this.plan.postsHeld(posts);
    const passwordHash = await this.passwords.accepted(password, { login, name });
    const person = Person.hire({ name, login, passwordHash, posts: held });
    await this.separation.assertBeforeHiring(person);
    return personView(await this.people.add(person));
  }

  @Handles(organisationApi.assignPosts)
  async assignPosts({ personId, posts }: PersonId & AssignPosts): Promise<PersonView> {
    const held = await this.plan.postsHeld(posts);
    await this.separation.assertBeforeChanging(personId, { posts: held, org: held[0].org });
    return personView(
      await this.people.update(personId, (person) => {
        person.assign(held);
      }),
    );
  }

  @Handles(organisationApi.movePerson)
  async movePerson({ personId, from, to }: PersonId & MovePerson): Promise<PersonView> {
    const { org, posts } = await this.people.get(personId);
    const left = from ?? org;
    if (!posts.some((held) => held.org === left)) throw unitNotFound({ unit: left });
    return this.assignPosts({ personId, posts: posts.map((held) => ({ post: held.post, org: held.org === left ? to : held.org })) });
  }

  @Handles(organisationApi.disable)
  async disable({ personId }: PersonId): Promise<PersonView> {
    await this.separation.assertBeforeChanging(personId, { status: 'disabled' });
    return personView(
      await this.people.update(personId, (person) => {
        person.disable();
      }),
    );
  }

  @Handles(organisationApi.getPerson)
  async getPerson({ personId }: PersonId): Promise<PersonView> {
    return personView(await this.people.get(personId));
  }

  @Handles(organisationApi.findPeople)
  findPeople({ limit, cursor, org, ...filters }: FindPeople): Promise<Page<PersonView>> {
    return this.people.page({ limit, cursor }, { ...filters, org: Comparison.within(org) }, personView);
  }
}
