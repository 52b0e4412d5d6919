import { contractAmended, contractTerminated } from '@tradewind/contracts/contracts/contract-life.events';
import { contractEffective } from '@tradewind/contracts/contracts/contracts.events';
import type { Actor } from '@tradewind/kernel/actor';
import { withCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import type { CloseMonth, CycleId } from '@tradewind/contracts/performance/months.api';
import { ProcessRepository } from '@tradewind/processes/process.repository';
import { Processes } from '@tradewind/processes/processes';
import { systemCall } from '@tradewind/messaging/system-call';
import { Database } from '@tradewind/persistence/database';
import { moveOrgRows } from '@tradewind/persistence/org-rows';
import { Numbers } from '@tradewind/persistence/numbers';
import { Policies } from '@tradewind/policies/policies';
import { BonusRepository } from './bonus.repository.js';
import { BonusesController } from './bonuses.controller.js';
import { BranchMonths } from './branch-months.js';
import { CycleRepository } from './cycle.repository.js';
import { KpiMonth } from './domain/kpi-month.js';
import { FactsOfMonth } from './facts-of-month.js';
import { KpiFactsQueries } from './kpi-facts.queries.js';
import { KpiLedger } from './kpi-ledger.js';
import { MonthCheck } from './month-check.js';
import { MonthClosing } from './month-closing.js';
import { MonthPublishing } from './month-publishing.js';
import { Organisation } from './organisation.js';
import { BonusPayout } from './processes/bonus-payout.process.js';
import { CountContractChangeReaction } from './reactions/count-contract-change.reaction.js';
import { CountDeliveryReaction } from './reactions/count-delivery.reaction.js';
import { CountReceiptReaction } from './reactions/count-receipt.reaction.js';
import { CountSatisfactionReaction } from './reactions/count-satisfaction.reaction.js';
import { CountServiceTimeReaction } from './reactions/count-service-time.reaction.js';
import { CountSignedContractReaction } from './reactions/count-signed-contract.reaction.js';
import { OrganisationReplicaReaction } from './replicas/organisation-replica.reaction.js';
import { SalesQueries } from './sales.queries.js';
import { ScorecardRepository } from './scorecard.repository.js';
import { TargetRepository } from './target.repository.js';
import { TargetsController } from './targets.controller.js';
import { ownDatabase, type OwnDatabase } from '../test/own-database.js';

const KPI = {
  salesBasis: 'signed',
  cap: '1.5',
  kpis: [
    { code: 'sales-amount', weight: '0.5' },
    { code: 'growth-rate', weight: '0.1', full: '0.5' },
    { code: 'new-customers', weight: '0.2', full: '2' },
    { code: 'satisfaction', weight: '0.2', full: '90' },
  ],
};
const BONUS = {
  tiers: [
    { from: '0', rate: '0.01' },
    { from: '1', rate: '0.02' },
  ],
  scoreBonus: '1000.00',
  lowestScore: '0.6',
};

const actor = (): Actor => ({ id: newId(), name: 'somebody', kind: 'person', posts: [], grants: [] });
const finance = actor();
const gm = actor();

describe('performance, on its database', () => {
  let own: OwnDatabase;
  let db: Database;
  let world: ReturnType<typeof parts>;

  beforeAll(async () => {
    own = await ownDatabase();
    db = new Database(own.dataSource);
    world = parts(db);
    const policy = (key: string, value: object) =>
      own.dataSource.query(`INSERT INTO "policy_replica" ("key", "org", "version", "effectiveFrom", "value") VALUES ($1, 'hq', 1, '2025-01-01', $2)`, [
        key,
        value,
      ]);
    await policy('kpi', KPI);
    await policy('bonus', BONUS);
  });
  afterAll(() => own.drop());

  /** One command or reaction, with full reach. */
  const at = <T>(moment: string, work: () => Promise<T>): Promise<T> =>
    withCall(systemCall('performance', 'test', new Date(moment), 'test'), () => db.unitOfWork(work));
  const october = <T>(work: () => Promise<T>): Promise<T> => at('2026-10-01T02:00:00Z', work);

  /** A branch with two representatives. */
  async function aBranch() {
    const branch = `b${newId().slice(-8)}`;
    const org = `hq.${branch}`;
    const [li, wu] = [newId(), newId()];
    await october(async () => {
      await world.organisation.keepUnit({ unitId: newId(), path: org, branchCode: branch, kind: 'branch', name: branch });
      await world.organisation.keepUnit({ unitId: newId(), path: `${org}.sales`, branchCode: branch, kind: 'department', name: 'sales' });
      for (const [personId, name] of [
        [li, '李雷'],
        [wu, '吴敏'],
      ] as const)
        await world.organisation.keepPerson({ personId, name, active: true, posts: [{ post: 'sales-rep', org: `${org}.sales` }] });
    });
    return { branch, org, li, wu };
  }
  type Branch = Awaited<ReturnType<typeof aBranch>>;

  const envelope = <P extends object>({ branch, org }: Branch, type: string, payload: P): EventEnvelope<P> => ({
    id: newId(),
    type,
    aggregateType: 'X',
    aggregateId: newId(),
    aggregateSeq: 1,
    occurredAt: '2026-09-10T02:00:00Z',
    org: `${org}.sales`,
    branch,
    actorId: newId(),
    traceparent: null,
    payload,
  });

  const contract = (of: Branch, salesRepId: string, effectiveOn: string, total: string, customerId = newId()) => {
    const line = {
      productId: newId(),
      sku: 'A',
      name: 'A',
      spec: null,
      unit: 't',
      quantity: '10',
      unitPrice: '1',
      taxRate: '0.13',
      gross: total,
      net: '1000.00',
      tax: '0.00',
      unitCost: '40.5',
    };
    return envelope(of, contractEffective.type, {
      contractId: newId(),
      contractNo: 'BJ-HT-2026-000001',
      customerId,
      customerName: 'C',
      opportunityId: null,
      salesRepId,
      currency: 'CNY',
      lines: [line],
      total,
      net: '1000.00',
      payment: 'prepay' as const,
      deliverBy: '2026-12-01',
      effectiveOn,
    });
  };
  const sign = async (fact: ReturnType<typeof contract>) => {
    await october(() => world.signed.count(fact.payload, fact));
  };
  const facts = async (branch: string) =>
    own.dataSource.query<{ id: string; kind: string; month: string; amount: string; profit: string | null; belatedFor: string | null }[]>(
      `SELECT "id", "kind", "month", "amount", "profit", "belatedFor" FROM "kpi_fact" WHERE "branch" = $1 ORDER BY "id"`,
      [branch],
    );
  const close = (branch: string, month: string, moment = '2026-10-01T02:00:00Z') =>
    at(moment, () => world.months.closeMonth({ branch, month }, finance, new Date(moment)));

  describe('C-25 Facts come from events only and never change', () => {
    it('counts an event once, with its profit, and the customer as new once', async () => {
      const here = await aBranch();
      const first = contract(here, here.li, '2026-09-10', '1130.00');
      await sign(first);
      await sign(first);
      await sign(contract(here, here.wu, '2026-09-11', '2260.00', first.payload.customerId));
      expect(await facts(here.branch)).toMatchObject([
        { kind: 'signed', month: '2026-09', amount: '1130.00', profit: '595.00', belatedFor: null },
        { kind: 'new-customer', amount: '1.00', profit: null },
        { kind: 'signed', amount: '2260.00' },
      ]);
    });

    it.each(['UPDATE "kpi_fact" SET "amount" = 0', `UPDATE "kpi_fact" SET "org" = 'hq.x', "amount" = 0`, 'DELETE FROM "kpi_fact"', 'TRUNCATE "kpi_fact"'])(
      'refuses %s',
      async (statement) => {
        await expect(own.dataSource.query(statement)).rejects.toThrow('Facts are never changed');
      },
    );

    it('lets facts follow their unit when it moves (ORG-05), and is told which rows went', async () => {
      const here = await aBranch();
      await sign(contract(here, here.li, '2026-09-10', '1130.00'));
      const to = `hq.north.${here.branch}`;
      const moved = await october(() => moveOrgRows(db, { from: here.org, to }));
      expect(moved).toMatchObject({ kpi_fact: 2, person_replica: 2, unit_replica: 2 });
      expect(await own.dataSource.query('SELECT DISTINCT "org" FROM "kpi_fact" WHERE "branch" = $1', [here.branch])).toEqual([{ org: `${to}.sales` }]);
      expect(await october(() => moveOrgRows(db, { from: here.org, to }))).toEqual({});
    });

    it('takes in deliveries, receipts, surveys and service times', async () => {
      const here = await aBranch();
      const order = { orderId: newId(), orderNo: 'DD', contractId: newId(), customerId: newId(), customerName: 'C', salesRepId: here.li, total: '0' };
      const goods = { productId: newId(), sku: 'A', name: 'A', quantity: '1', net: '100.00', cost: '70.00', gross: '113.00' };
      const ticket = { ticketId: newId(), ticketNo: 'GD', customerId: newId(), salesRepId: here.li, handlerId: here.wu, at: '2026-09-30T16:30:00Z' };
      const delivery = { ...order, shipmentId: newId(), shipmentNo: 'FH', lines: [goods, goods], deliveredOn: '2026-09-12' };
      const receipt = { receiptId: newId(), orderId: newId(), customerId: newId(), salesRepId: here.li, amount: '50.00', receivedOn: '2026-09-13' };
      const survey = { surveyId: newId(), customerId: newId(), salesRepId: here.li, score: 88, answeredOn: '2026-09-14' };
      await october(() => world.delivered.count(delivery, envelope(here, 'd', delivery)));
      await october(() => world.received.count(receipt, envelope(here, 'r', receipt)));
      await october(() => world.surveyed.count(survey, envelope(here, 's', survey)));
      for (const [clock, inTime] of [
        ['acknowledge', true],
        ['resolve', false],
      ] as const) {
        const stopped = { ...ticket, clock, inTime };
        await october(() => world.answered.count(stopped, envelope(here, 't', stopped)));
      }
      expect(await facts(here.branch)).toMatchObject([
        { kind: 'delivered', amount: '226.00', profit: '60.00' },
        { kind: 'received', amount: '50.00', profit: null },
        { kind: 'satisfaction', amount: '88.00' },
        { kind: 'response', amount: '1.00', month: '2026-10' },
        { kind: 'resolution', amount: '0.00' },
      ]);
    });
  });

  describe('PER-09 Results are fixed at month-end', () => {
    /** September of a branch, closed: Li sold twice against a target of 1000, Wu once without. */
    async function closedSeptember() {
      const here = await aBranch();
      const draft = { year: 2026, kpi: 'sales-amount' as const, personId: here.li, yearly: '12000' };
      const { id: targetId } = await october(() => world.targets.draftTarget(draft));
      await october(() => world.targets.issueTarget({ targetId }, finance, new Date('2026-01-05T00:00:00Z')));
      await sign(contract(here, here.li, '2026-09-10', '900.00'));
      await sign(contract(here, here.li, '2026-09-20', '600.00'));
      await sign(contract(here, here.wu, '2026-09-20', '400.00'));
      return { here, cycle: await close(here.branch, '2026-09') };
    }
    const scorecardsOf = (cycleId: string) => october(() => world.scorecards.ofCycle(cycleId));

    it('freezes scorecards and bonuses of everybody, by the policies of the month', async () => {
      const { here, cycle } = await closedSeptember();
      expect(cycle).toMatchObject({ status: 'calculated', people: 2, kpiPolicy: 'kpi@hq/1', bonusPolicy: 'bonus@hq/1' });
      const [li] = (await scorecardsOf(cycle.id)).filter(({ ownerId }) => ownerId === here.li);
      expect(li).toMatchObject({ personName: '李雷', org: `${here.org}.sales`, score: '1.100000' });
      expect(li?.kpis[0]).toMatchObject({ code: 'sales-amount', actual: '1500.00', target: '1000.00', achievement: '1.5', points: '0.75' });
      const bonuses = await october(() => world.bonuses.findAll({ branch: here.branch }));
      expect(bonuses.find(({ ownerId }) => ownerId === here.li)).toMatchObject({
        amount: '1020.00',
        explanation: [{ amount: '10.00' }, { amount: '10.00' }, { what: 'score', amount: '1000.00' }],
      });
    });

    it('leads from each figure to its facts', async () => {
      const { here, cycle } = await closedSeptember();
      const li = (await scorecardsOf(cycle.id)).find(({ ownerId }) => ownerId === here.li);
      const { items } = await october(() => world.facts.list({ scorecardId: li?.id ?? '', figure: 'sales-amount' }));
      expect(items.map(({ amount, personName }) => [amount, personName])).toEqual([
        ['600.00', '李雷'],
        ['900.00', '李雷'],
      ]);
    });

    it('counts what comes late in the open month and leaves the frozen figures alone', async () => {
      const { here, cycle } = await closedSeptember();
      await sign(contract(here, here.li, '2026-09-30', '5000.00'));
      expect((await facts(here.branch)).at(-2)).toMatchObject({ kind: 'signed', month: '2026-10', belatedFor: '2026-09' });
      expect(await october(() => world.months.checkMonth({ cycleId: cycle.id }))).toEqual({ same: true, scorecards: 2, differences: [] });
    });

    it('corrects what was signed in the month in which a contract is amended or ends; of a closed month in the open one', async () => {
      const { here, cycle } = await closedSeptember();
      const { payload } = contract(here, here.li, '2026-09-05', '900.00');
      const { contractId, contractNo, customerId, salesRepId, currency, lines } = payload;
      const of = { contractId, contractNo, customerId, salesRepId, currency };
      const less = lines.map((line) => ({ ...line, quantity: '5', gross: '450.00', net: '500.00' }));
      const amendment = { amendmentId: newId(), amendmentNo: 'BJ-BC-2026-000001', revision: 2, payment: 'prepay', deliverBy: '2026-12-01' } as const;
      const sums = { total: '450.00', net: '500.00', totalBefore: '900.00', lines: less, linesBefore: lines };
      const end = { terminationId: newId(), terminationNo: 'BJ-JC-2026-000001', ground: 'agreement', lines: less, kept: [] };
      const amendedOn = (effectiveOn: string) => envelope(here, contractAmended.type, { ...of, ...amendment, ...sums, effectiveOn });
      const [amended, belated] = [amendedOn('2026-10-08'), amendedOn('2026-09-30')];
      const ended = envelope(here, contractTerminated.type, { ...of, ...end, endedOn: '2026-11-02' });
      for (const fact of [amended, amended, belated]) await october(() => world.changed.amended(fact.payload, fact));
      await october(() => world.changed.terminated(ended.payload, ended));
      expect((await facts(here.branch)).slice(-3)).toMatchObject([
        { kind: 'signed', month: '2026-10', amount: '-450.00', profit: '-297.50', belatedFor: null },
        { kind: 'signed', month: '2026-10', amount: '-450.00', belatedFor: '2026-09' },
        { kind: 'signed', month: '2026-11', amount: '-450.00', profit: '-297.50', belatedFor: null },
      ]);
      expect(await october(() => world.months.checkMonth({ cycleId: cycle.id }))).toEqual({ same: true, scorecards: 2, differences: [] });
    });

    it('is refused too early, twice, out of order, and for a branch nobody knows', async () => {
      const { here } = await closedSeptember();
      await expect(close(here.branch, '2026-10', '2026-10-31T15:59:59Z')).rejects.toMatchObject({ code: 'month.not-over' });
      await expect(close(here.branch, '2026-09')).rejects.toMatchObject({ code: 'month.closed-already' });
      await sign(contract(here, here.li, '2026-10-02', '1.00'));
      await expect(close(here.branch, '2026-11', '2026-12-01T02:00:00Z')).rejects.toMatchObject({ code: 'month.earlier-month-open' });
      await expect(close('nowhere', '2026-09')).rejects.toMatchObject({ code: 'month.branch-unknown' });
    });

    /** Does the work in a transaction that stays open until it is told to end. */
    async function unfinished<T>(work: () => Promise<T>) {
      const [done, told] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
      const ended = october(async () => {
        const result = await work();
        done.resolve(undefined);
        await told.promise;
        return result;
      });
      await Promise.race([done.promise, ended]);
      return (): Promise<T> => {
        told.resolve(undefined);
        return ended;
      };
    }
    const aMoment = () => new Promise((resolve) => setTimeout(resolve, 200));

    it('waits for a fact that is just being counted, and takes it in', async () => {
      const here = await aBranch();
      const fact = contract(here, here.li, '2026-09-15', '100.00');
      const endCounting = await unfinished(() => world.signed.count(fact.payload, fact));
      const closing = close(here.branch, '2026-09');
      await aMoment();
      await endCounting();
      const [scorecard] = await scorecardsOf((await closing).id);
      expect(scorecard?.kpis[0]).toMatchObject({ actual: '100.00' });
    });

    it('makes a fact wait that comes while it is being closed, and counts it in the open month', async () => {
      const here = await aBranch();
      const endClosing = await unfinished(() => world.months.closeMonth({ branch: here.branch, month: '2026-09' }, finance, new Date('2026-10-01T02:00:00Z')));
      const counting = sign(contract(here, here.li, '2026-09-15', '100.00'));
      await aMoment();
      const { id: cycleId } = await endClosing();
      await counting;
      expect(await facts(here.branch)).toMatchObject([{ month: '2026-10', belatedFor: '2026-09' }, { month: '2026-10' }]);
      expect(await october(() => world.months.checkMonth({ cycleId }))).toMatchObject({ same: true, scorecards: 0 });
    });

    it('PER-27 publishes, disputes, approves the bonus only of a settled result, and locks', async () => {
      const { here, cycle } = await closedSeptember();
      const cycleId = cycle.id;
      const moment = new Date('2026-10-05T02:00:00Z');
      const bonusId = (await october(() => world.bonuses.findAll({ ownerId: here.li })))[0]?.id ?? '';
      const approve = () => october(() => world.bonusDesk.approveBonus({ bonusId }, gm, moment));
      await expect(approve()).rejects.toMatchObject({ code: 'bonus.scorecard-open' });
      await october(() => world.months.publishScorecards({ cycleId }, finance, moment));
      const li = (await scorecardsOf(cycleId)).find(({ ownerId }) => ownerId === here.li)?.id ?? '';
      await october(() =>
        world.scorecards.update(li, (scorecard) => {
          scorecard.dispute('Wrong', { ...gm, id: here.li }, moment);
        }),
      );
      await expect(approve()).rejects.toMatchObject({ code: 'bonus.scorecard-open' });
      await expect(october(() => world.months.lockMonth({ cycleId }, finance, moment))).rejects.toMatchObject({ code: 'month.disputes-open' });
      await october(() =>
        world.scorecards.update(li, (scorecard) => {
          scorecard.answer('Right', finance);
        }),
      );
      await october(() => world.months.lockMonth({ cycleId }, finance, moment));
      expect(await approve()).toMatchObject({ status: 'approved', no: expect.stringContaining(`${here.branch.toUpperCase()}-JJ-2026-`), amount: '1020.00' });
    });
  });

  describe('PER-21 Targets are broken down until nothing is left with nobody', () => {
    it('stores the parts with the whole, one per person and KPI', async () => {
      const here = await aBranch();
      const draft = { year: 2026, kpi: 'sales-amount' as const, personId: here.wu, unit: here.org, yearly: '12000' };
      const { id: targetId } = await october(() => world.targets.draftTarget(draft));
      await expect(october(() => world.targets.draftTarget(draft))).rejects.toMatchObject({ code: 'target.exists' });
      await expect(october(() => world.targets.cascadeTarget({ targetId, parts: [{ personId: here.li, yearly: '11999.99' }] }))).rejects.toMatchObject({
        code: 'target.parts-short',
      });
      const { parts: drafted } = await october(() =>
        world.targets.cascadeTarget({
          targetId,
          parts: [
            { personId: here.li, yearly: '7000' },
            { personId: here.wu, yearly: '5000' },
          ],
        }),
      );
      expect(drafted).toMatchObject([
        { personName: '李雷', wholeId: targetId, total: '7000.00' },
        { personName: '吴敏', total: '5000.00' },
      ]);
      expect((await october(() => world.targets.findTargets({ wholeId: targetId }))).items).toHaveLength(2);
    });
  });

  describe('PER-12 Sales figures are the sums of the facts, within reach (C-16)', () => {
    const seenBy = <T>(grant: { org: string; own: boolean; id: string }, work: () => Promise<T>) => {
      const reach = { everything: false, units: grant.own ? [] : [grant.org], ownIn: grant.own ? [grant.org] : [], ownerId: grant.id, customerId: null };
      return withCall({ ...systemCall('performance', 'test', new Date(), 'test'), reach }, work);
    };

    it('ranks people and units, and sums months', async () => {
      const here = await aBranch();
      await sign(contract(here, here.li, '2026-09-10', '900.00'));
      await sign(contract(here, here.wu, '2026-09-11', '1000.00'));
      await sign(contract(here, here.li, '2026-08-11', '50.00'));
      const all = { org: here.org, own: false, id: finance.id };
      expect((await seenBy(all, () => world.sales.ranking({ month: '2026-09' }))).items).toEqual([
        { rank: 1, personId: here.wu, personName: '吴敏', org: null, amount: '1000.00', profit: '595.00', facts: 1 },
        { rank: 2, personId: here.li, personName: '李雷', org: null, amount: '900.00', profit: '595.00', facts: 1 },
      ]);
      expect((await seenBy(all, () => world.sales.ranking({ month: '2026-09', by: 'org' }))).items).toMatchObject([
        { rank: 1, org: `${here.org}.sales`, amount: '1900.00' },
      ]);
      const months = { from: '2026-01', to: '2026-12', personId: here.li, org: here.org };
      expect((await seenBy(all, () => world.sales.byMonth(months))).items).toMatchObject([
        { month: '2026-08', amount: '50.00' },
        { month: '2026-09', amount: '900.00' },
      ]);
    });

    it('keeps the sums of a month beside the facts, also when a unit moves to where there are some already', async () => {
      const here = await aBranch();
      const sums = async () =>
        own.dataSource.query<object[]>(
          `SELECT "kind", "org", "amount", "profit", "facts" FROM "kpi_month" WHERE "ownerId" = $1 AND "month" = '2026-09' AND "kind" = 'signed' ORDER BY "org"`,
          [here.li],
        );
      await sign(contract(here, here.li, '2026-09-10', '900.00'));
      await sign(contract(here, here.li, '2026-09-11', '100.00'));
      const to = `hq.north.${here.branch}`;
      await sign(contract({ ...here, org: to }, here.li, '2026-09-12', '10.00'));
      expect(await sums()).toEqual([
        { kind: 'signed', org: `${here.org}.sales`, amount: '1000.00', profit: '1190.00', facts: 2 },
        { kind: 'signed', org: `${to}.sales`, amount: '10.00', profit: '595.00', facts: 1 },
      ]);
      const moved = await october(() => moveOrgRows(db, { from: here.org, to }));
      expect(moved).not.toHaveProperty('kpi_month');
      expect(await sums()).toEqual([{ kind: 'signed', org: `${to}.sales`, amount: '1010.00', profit: '1785.00', facts: 3 }]);
      expect(await own.dataSource.query(`${KpiMonth.madeOf} EXCEPT SELECT * FROM "kpi_month"`)).toEqual([]);
      expect(await own.dataSource.query(`SELECT * FROM "kpi_month" EXCEPT ${KpiMonth.madeOf}`)).toEqual([]);
    });

    it('tells whoever is bound to a customer what that customer bought (ORG-13)', async () => {
      const here = await aBranch();
      const bought = contract(here, here.li, '2026-09-10', '900.00');
      await sign(bought);
      await sign(contract(here, here.wu, '2026-09-11', '1000.00'));
      const reach = { everything: false, units: [here.org], ownIn: [], ownerId: finance.id, customerId: bought.payload.customerId };
      const call = { ...systemCall('performance', 'test', new Date(), 'test'), reach };
      expect((await withCall(call, () => world.sales.ranking({ month: '2026-09' }))).items).toMatchObject([{ personId: here.li, amount: '900.00' }]);
      expect((await withCall(call, () => world.sales.byMonth({ from: '2026-01', to: '2026-12' }))).items).toMatchObject([{ amount: '900.00', facts: 1 }]);
    });

    it('shows nobody what is not theirs to see', async () => {
      const here = await aBranch();
      await sign(contract(here, here.li, '2026-09-10', '900.00'));
      await sign(contract(here, here.wu, '2026-09-11', '1000.00'));
      const li = { org: `${here.org}.sales`, own: true, id: here.li };
      const elsewhere = { org: 'hq.elsewhere', own: false, id: finance.id };
      expect((await seenBy(li, () => world.sales.ranking({ month: '2026-09' }))).items).toMatchObject([{ personId: here.li }]);
      expect((await seenBy(li, () => world.facts.list({ kind: ['signed'] }))).items).toMatchObject([{ personId: here.li }]);
      expect((await seenBy(elsewhere, () => world.sales.byMonth({ from: '2026-01', to: '2026-12' }))).items).toEqual([]);
      expect((await seenBy(elsewhere, () => world.facts.list({ month: '2026-09' }))).items).toEqual([]);
    });
  });
});

/** The service, put together as its module does. */
function parts(db: Database) {
  const organisation = new Organisation(db);
  const branchMonths = new BranchMonths(db);
  const ledger = new KpiLedger(db, branchMonths);
  const factsOfMonth = new FactsOfMonth(db);
  const [targetRows, cycles, scorecards, bonuses] = [
    new TargetRepository(db),
    new CycleRepository(db),
    new ScorecardRepository(db),
    new BonusRepository(db),
  ] as const;
  const numbers = new Numbers(db);
  const closing = new MonthClosing(organisation, branchMonths, factsOfMonth, new Policies(db), targetRows, cycles, scorecards, bonuses);
  const publishing = new MonthPublishing(cycles, scorecards);
  return {
    organisation: new OrganisationReplicaReaction(db),
    signed: new CountSignedContractReaction(ledger),
    changed: new CountContractChangeReaction(ledger),
    delivered: new CountDeliveryReaction(ledger),
    received: new CountReceiptReaction(ledger),
    surveyed: new CountSatisfactionReaction(ledger),
    answered: new CountServiceTimeReaction(ledger),
    months: {
      closeMonth: (month: CloseMonth, closer: Actor, at: Date) => closing.close(month, closer, at),
      publishScorecards: ({ cycleId }: CycleId, _: Actor, at: Date) => publishing.publish(cycleId, at),
      lockMonth: ({ cycleId }: CycleId, _: Actor, at: Date) => publishing.lock(cycleId, at),
      checkMonth: async ({ cycleId }: CycleId) => new MonthCheck(factsOfMonth, scorecards, bonuses).check(await cycles.get(cycleId)),
    },
    targets: new TargetsController(targetRows, organisation, numbers),
    bonusDesk: new BonusesController(bonuses, scorecards, cycles, numbers, new BonusPayout(bonuses, new Processes(db, new ProcessRepository(db)))),
    facts: new KpiFactsQueries(db, scorecards, organisation),
    sales: new SalesQueries(db),
    scorecards,
    bonuses,
  };
}
