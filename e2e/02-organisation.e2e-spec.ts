import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi, type ClaimView } from '@tradewind/contracts/expenses/claims.api';
import { approvalPathsApi } from '@tradewind/contracts/identity/approval-paths.api';
import { delegationsApi } from '@tradewind/contracts/identity/delegations.api';
import { handOversApi } from '@tradewind/contracts/identity/hand-overs.api';
import { organisationApi, type UnitView } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { unitsApi } from '@tradewind/contracts/identity/units.api';
import { calendarsApi } from '@tradewind/contracts/identity/calendars.api';
import { businessDate } from '@tradewind/domain/business-date';
import { HOLIDAYS_2026 } from '../deploy/demo/holidays-2026.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl, builder, player, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const code = (): string => `u${randomBytes(4).toString('hex')}`;
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
/** The same person after a new sign-in: the token says what holds now. */
const afresh = ({ login }: Player): HttpActor => new HttpActor(baseUrl(), { login, password: PASSWORD });
const aCustomer = (by: Player): Promise<CustomerView> => by.call(customersApi.createCustomer, { name: `建材${randomBytes(6).toString('hex')}有限公司` });

async function unitAt(cast: Cast, path: string): Promise<UnitView> {
  let cursor: string | undefined;
  do {
    const page = await cast.admin.call(organisationApi.findUnits, { limit: 200, ...(cursor && { cursor }) });
    const found = page.items.find((unit) => unit.path === path);
    if (found) return found;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  throw new Error(`there is no unit ${path}`);
}

async function aRegion(cast: Cast): Promise<UnitView> {
  return cast.admin.call(organisationApi.addUnit, { parent: 'hq', code: code(), kind: 'region', name: '华北区' });
}

describe('ORG-05 The organisation moves with everything below it', () => {
  let cast: Cast;
  let region: UnitView;
  let branch: UnitView;
  let customer: CustomerView;
  const before = new Date();
  beforeAll(async () => {
    cast = await aBranch('太原分公司');
    region = await aRegion(cast);
    branch = await unitAt(cast, cast.org);
    customer = await aCustomer(cast.rep);
  });

  it('moves a branch below a region; units, people and the rows of other services follow', async () => {
    const regional = player(await builder().hire({ name: '区域经理', login: code(), password: PASSWORD, post: 'regional-sales-manager', org: region.path }));
    await expect(regional.call(customersApi.getCustomer, { customerId: customer.id })).rejects.toMatchObject({ status: 404 });
    const moved = await cast.admin.call(unitsApi.moveUnit, { unitId: branch.id, parent: region.path, reason: '设立大区' });
    expect(moved.path).toBe(`${region.path}.${cast.branch}`);
    await eventually(async () => {
      await expect(regional.call(customersApi.getCustomer, { customerId: customer.id })).resolves.toMatchObject({ id: customer.id, version: customer.version });
    });
    await expect(afresh(cast.rep).call(signInApi.me, {})).resolves.toMatchObject({ posts: [{ org: `${moved.path}.sales`, branch: cast.branch }] });
    await expect(afresh(cast.manager).call(customersApi.getCustomer, { customerId: customer.id })).resolves.toMatchObject({ id: customer.id });
    await expect(unitAt(cast, `${moved.path}.sales`)).resolves.toMatchObject({ branchCode: cast.branch });
  });

  it('keeps what it was', async () => {
    const { entries } = await afresh(cast.rep).call(unitsApi.unitHistory, { unitId: branch.id });
    expect(entries.map(({ change, path, reason }) => [change, path, reason])).toEqual([
      ['identity.addUnit', cast.org, null],
      ['identity.moveUnit', `${region.path}.${cast.branch}`, '设立大区'],
    ]);
    const then = entries[0]?.at ?? '';
    const asOf = await cast.admin.call(organisationApi.findUnits, { kind: 'branch', asOf: then, limit: 200 });
    expect(asOf.items.find(({ id }) => id === branch.id)).toMatchObject({ path: cast.org });
    const earlier = await cast.admin.call(organisationApi.findUnits, { kind: 'branch', asOf: before.toISOString(), limit: 200 });
    expect(earlier.items.some(({ id }) => id === branch.id)).toBe(false);
  });

  it('never gives its old path to another unit', async () => {
    const again = { parent: 'hq', code: cast.branch, kind: 'branch' as const, name: '另一家' };
    await expect(cast.admin.call(organisationApi.addUnit, again)).rejects.toMatchObject({ status: 409, code: 'identity.unit-exists' });
  });

  it('does not move below itself, nor a department into other books', async () => {
    const other = await aBranch('石家庄分公司');
    const sales = await unitAt(cast, `${region.path}.${cast.branch}.sales`);
    for (const [unitId, parent] of [
      [region.id, `${region.path}.${cast.branch}`],
      [sales.id, other.org],
    ] as const)
      await expect(cast.admin.call(unitsApi.moveUnit, { unitId, parent, reason: 'x' })).rejects.toMatchObject({
        status: 422,
        problem: { rule: { requirement: 'ORG-05' } },
      });
  });

  it('is closed only when nobody and nothing is in it', async () => {
    await expect(cast.admin.call(unitsApi.closeUnit, { unitId: region.id })).rejects.toMatchObject({ status: 422, code: 'identity.unit-not-empty' });
    const empty = await aRegion(cast);
    await expect(cast.admin.call(unitsApi.closeUnit, { unitId: empty.id })).resolves.toMatchObject({ status: 'closed' });
    await expect(cast.admin.call(organisationApi.addUnit, { parent: empty.path, code: code(), kind: 'branch', name: 'x' })).rejects.toMatchObject({
      code: 'identity.unit-closed',
    });
  });

  it('takes another name, and central or local sales (ORG-06)', async () => {
    await expect(cast.admin.call(unitsApi.renameUnit, { unitId: region.id, name: '北方大区' })).resolves.toMatchObject({ name: '北方大区' });
    await expect(cast.admin.call(unitsApi.setSalesKind, { unitId: region.id, salesKind: 'local' })).resolves.toMatchObject({ salesKind: 'local' });
  });
});

describe('CUS-14, ORG-14 Somebody leaves: customers and open work go to a successor', () => {
  let cast: Cast;
  let customer: CustomerView;
  beforeAll(async () => {
    cast = await aBranch('大连分公司');
    customer = await aCustomer(cast.rep);
    await cast.rep.call(leadsApi.captureLead, { source: 'exhibition', companyName: `线索${code()}有限公司` });
  });

  it('shows beforehand what would go', async () => {
    const preview = await cast.admin.call(handOversApi.previewHandOver, { personId: cast.rep.id, successorId: cast.otherRep.id });
    const customers = preview.services.find(({ service }) => service === 'customers');
    expect(customers).toMatchObject({
      answered: true,
      work: expect.arrayContaining([
        { kind: 'customers', count: 1, moves: true },
        { kind: 'leads', count: 1, moves: true },
      ]) as unknown,
    });
    const personal = preview.services.find(({ service }) => service === 'expenses');
    expect(personal?.work).toContainEqual({ kind: 'claims', count: 0, moves: false });
  });

  it('accepts only a successor of the same branch', async () => {
    const other = await aBranch('长春分公司');
    await expect(cast.admin.call(handOversApi.previewHandOver, { personId: cast.rep.id, successorId: other.rep.id })).rejects.toMatchObject({
      status: 422,
      code: 'identity.successor-unfit',
    });
  });

  it('moves it in every service, says so, and ends the account', async () => {
    const given = { personId: cast.rep.id, successorId: cast.otherRep.id, reason: '离职', leave: true };
    const { id: handOverId } = await cast.admin.call(handOversApi.handOverAll, given);
    const done = await eventually(async () => {
      const found = await cast.admin.call(handOversApi.getHandOver, { handOverId });
      expect(found).toMatchObject({ status: 'done' });
      return found;
    });
    expect(done.services.find(({ service }) => service === 'customers')?.work).toContainEqual({ kind: 'customers', count: 1, moves: true });
    await expect(cast.otherRep.call(customersApi.getCustomer, { customerId: customer.id })).resolves.toMatchObject({
      ownerId: cast.otherRep.id,
      ownerName: cast.otherRep.name,
      version: customer.version + 1,
    });
    await expect(afresh(cast.rep).call(signInApi.me, {})).rejects.toMatchObject({ status: 401 });
  });
});

describe('ORG-08 The sales assistant acts for the absent manager', () => {
  let cast: Cast;
  let budgetId: string;
  let delegationId: string;
  const today = businessDate(new Date());
  beforeAll(async () => {
    cast = await aBranch('沈阳分公司');
    const lines = [{ category: 'travel', amount: '9000.00', purpose: '拜访客户', use: '车票' }];
    ({ id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year: parseInt(today, 10), org: cast.org, lines }));
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
  });

  async function aClaim(by: Player): Promise<ClaimView> {
    const voucher = { voucherNo: `FP${randomBytes(8).toString('hex')}`.toUpperCase(), voucherKind: 'e-invoice' as const };
    const lines = [{ category: 'travel', amount: '300.00', reason: '拜访客户', spentOn: today, ...voucher }];
    const { id: claimId } = await by.call(claimsApi.draftClaim, { budgetId, lines });
    return by.call(claimsApi.submitClaim, { claimId });
  }
  const department = { step: 'department', approve: true };

  it('cannot decide before it is delegated', async () => {
    const { id: claimId } = await aClaim(cast.rep);
    await expect(cast.assistant.call(claimsApi.decideClaim, { claimId, ...department })).rejects.toMatchObject({ status: 403 });
  });

  it('decides for the manager meanwhile; both names are on the record', async () => {
    const terms = { personId: cast.manager.id, deputyId: cast.assistant.id, until: inAnHour(), reason: '出差' };
    const delegation = await cast.manager.call(delegationsApi.delegate, terms);
    expect(delegation).toMatchObject({ status: 'active', personName: cast.manager.name, deputyName: cast.assistant.name });
    delegationId = delegation.id;
    const { id: claimId } = await aClaim(cast.rep);
    const decided = await afresh(cast.assistant).call(claimsApi.decideClaim, { claimId, ...department });
    expect(decided.review?.steps[0]).toMatchObject({ byName: cast.assistant.name, onBehalfOfName: cast.manager.name, decision: 'approved' });
    await expect(cast.assistant.call(delegationsApi.myDelegations, {})).resolves.toMatchObject({ actingFor: [{ id: delegationId }], deputies: [] });
  });

  it('decides neither the manager’s own matter nor their own (ORG-14)', async () => {
    const ofTheManager = await aClaim(cast.manager);
    const ofTheAssistant = await aClaim(cast.assistant);
    for (const { id: claimId } of [ofTheManager, ofTheAssistant])
      await expect(afresh(cast.assistant).call(claimsApi.decideClaim, { claimId, ...department })).rejects.toMatchObject({
        status: 422,
        code: 'review.own-matter',
        problem: { rule: { requirement: 'ORG-14' } },
      });
    await expect(cast.branchManager.call(claimsApi.decideClaim, { claimId: ofTheManager.id, ...department })).resolves.toMatchObject({ status: 'in-review' });
  });

  it('cannot pass it on', async () => {
    const on = { personId: cast.assistant.id, deputyId: cast.otherRep.id, until: inAnHour(), permissions: ['claim:decide-department'], reason: 'x' };
    await expect(afresh(cast.assistant).call(delegationsApi.delegate, on)).rejects.toMatchObject({ status: 422, code: 'identity.delegation-not-held' });
    const forTheManager = { ...on, personId: cast.manager.id };
    await expect(afresh(cast.assistant).call(delegationsApi.delegate, forTheManager)).rejects.toMatchObject({ status: 403 });
  });

  it('is not arranged by whoever would gain by it', async () => {
    const toMyself = { personId: cast.rep.id, deputyId: cast.manager.id, until: inAnHour(), reason: 'x' };
    await expect(cast.manager.call(delegationsApi.delegate, toMyself)).rejects.toMatchObject({ status: 422, code: 'identity.delegation-to-oneself' });
  });

  it('shows who could approve whose money, and which paths lead back (ORG-14)', async () => {
    const { steps } = await cast.admin.call(approvalPathsApi.approvalPaths, { personId: cast.manager.id, kind: 'claim' });
    const [first] = steps;
    expect(first?.step).toBe('department');
    expect(first?.paths).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: cast.manager.id, post: 'sales-manager', delegationId: null, leadsBack: true }),
        expect.objectContaining({ personId: cast.assistant.id, delegationId, onBehalfOfName: cast.manager.name, leadsBack: true }),
        expect.objectContaining({ personId: cast.branchManager.id, leadsBack: false }),
      ]),
    );
    expect(first?.independent).toBeGreaterThan(0);
  });

  it('ends at a word, and its tokens with it', async () => {
    const acting = afresh(cast.assistant);
    const { id: claimId } = await aClaim(cast.otherRep);
    await expect(acting.call(claimsApi.getClaim, { claimId })).resolves.toMatchObject({ id: claimId });
    await expect(cast.manager.call(delegationsApi.revokeDelegation, { delegationId })).resolves.toMatchObject({ status: 'revoked' });
    await eventually(async () => {
      await expect(acting.call(claimsApi.decideClaim, { claimId, ...department })).rejects.toHaveProperty('code', 'access.not-permitted');
    });
    await expect(afresh(cast.assistant).call(claimsApi.decideClaim, { claimId, ...department })).rejects.toMatchObject({ status: 403 });
  });
});

describe('ORG-14 The organisation is not changed so that somebody approves alone', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('哈尔滨分公司');
  });

  it('refuses posts that join separate duties in one person, and names them', async () => {
    const posts = [
      { post: 'branch-finance', org: `${cast.org}.finance` },
      { post: 'cashier', org: 'hq' },
    ];
    await expect(cast.admin.call(organisationApi.assignPosts, { personId: cast.finance.id, posts })).rejects.toMatchObject({
      status: 422,
      code: 'identity.duties-not-separate',
      problem: { rule: { requirement: 'ORG-14', facts: { one: 'claim:decide-finance', other: 'claim:pay' } } },
    });
  });

  it('refuses a delegation that does the same', async () => {
    const terms = { personId: cast.cashier.id, deputyId: cast.finance.id, until: inAnHour(), reason: '休假' };
    await expect(cast.cashier.call(delegationsApi.delegate, terms)).rejects.toMatchObject({ status: 422, code: 'identity.duties-not-separate' });
  });

  it('refuses to let the last independent approver go', async () => {
    // the only one who verifies contracts of this branch; people at head office are shared by all chapters
    await expect(cast.admin.call(organisationApi.disable, { personId: cast.manager.id })).rejects.toMatchObject({
      status: 422,
      code: 'identity.approval-lost',
      problem: { rule: { requirement: 'ORG-14' } },
    });
  });

  it('moves a person to another unit in the same posts', async () => {
    const to = `${cast.org}.service`;
    const moved = await cast.admin.call(organisationApi.movePerson, { personId: cast.otherRep.id, to });
    expect(moved).toMatchObject({ org: to, posts: [{ post: 'sales-rep', org: to }] });
    const nowhere = { personId: cast.otherRep.id, from: cast.org, to };
    await expect(cast.admin.call(organisationApi.movePerson, nowhere)).rejects.toMatchObject({ code: 'identity.unit-not-found' });
  });

  it('finds the people of a unit, and of those below it', async () => {
    const namesOf = async (org: string): Promise<string[]> => {
      const { items } = await cast.rep.call(organisationApi.findPeople, { org, q: cast.branch, limit: 50 });
      expect(items.every((each) => each.org === org || each.org.startsWith(`${org}.`))).toBe(true);
      return items.map(({ id }) => id);
    };
    const ofBranch = await namesOf(cast.org);
    expect(ofBranch).toEqual(expect.arrayContaining([cast.branchManager.id, cast.manager.id, cast.finance.id]));
    expect(await namesOf(`${cast.org}.finance`)).toEqual(expect.arrayContaining([cast.finance.id]));
    expect(await namesOf(`${cast.org}.finance`)).not.toContain(cast.manager.id);
  });

  it('lets somebody hold several posts', async () => {
    const posts = [
      { post: 'sales-rep', org: `${cast.org}.sales` },
      { post: 'account-manager', org: `${cast.org}.sales` },
    ];
    await expect(cast.admin.call(organisationApi.assignPosts, { personId: cast.rep.id, posts })).resolves.toMatchObject({ posts });
  });
});

describe('ORG-05 Every branch works by a calendar', () => {
  it('counts working days with holidays and make-up workdays of the imported year, and refuses a year it does not have', async () => {
    const cast = await aBranch('青岛分公司');
    const { branch } = cast;
    const shift = { begins: '08:30', ends: '17:30' };
    const week = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => ({ day, ...shift }));
    await expect(cast.admin.call(calendarsApi.importHolidays, { branch, ...HOLIDAYS_2026 })).rejects.toMatchObject({ code: 'identity.calendar-missing' });
    await cast.admin.call(calendarsApi.setWorkCalendar, { branch, week });
    const range = { branch, from: '2026-10-01', to: '2026-10-31' };
    await expect(cast.rep.call(calendarsApi.workingDays, range)).rejects.toMatchObject({ status: 422, code: 'identity.calendar-year-missing' });
    await cast.admin.call(calendarsApi.importHolidays, { branch, ...HOLIDAYS_2026 });
    await expect(cast.rep.call(calendarsApi.workingDays, range)).resolves.toMatchObject({ calendar: branch, workingDays: 18 });
    await expect(cast.rep.call(calendarsApi.setWorkCalendar, { branch, week })).rejects.toMatchObject({ status: 403 });
    await expect(cast.rep.call(calendarsApi.workingDays, { ...range, branch: 'nowhere' })).rejects.toMatchObject({ status: 404 });
  });
});
