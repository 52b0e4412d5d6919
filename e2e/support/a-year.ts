import { randomUUID } from 'node:crypto';
import { addDays } from '@tradewind/domain/business-date';
import { connected } from '../../deploy/local/connected.ts';

/** Of a branch, written straight into the tables: what was decided in twelve months, as the services keep it. */
export interface Year {
  readonly claims: readonly { readonly no: string; readonly total: number }[];
  readonly contracts: readonly { readonly no: string; readonly total: number; readonly deviates: boolean }[];
  readonly orders: readonly { readonly no: string; readonly total: number; readonly paid: number; readonly released: boolean }[];
  /** What each person sold in each month; the target of every month is the same. */
  readonly sold: ReadonlyMap<string, readonly number[]>;
}

export interface Plan {
  readonly org: string;
  readonly branch: string;
  /** First of January. */
  readonly from: string;
  readonly claims: number;
  readonly contracts: number;
  readonly orders: number;
  readonly people: number;
  readonly factsPerMonth: number;
  readonly seed: number;
}

export const MONTHLY_TARGET = 100_000;
/** Under these everything was decided. */
export const RECORDED = { leaderFrom: 2_000, prepaidShare: 0.5, dueDays: 30, rates: [0.01, 0.02] } as const;

const NAMED = { claim: 'claim-review@hq/1', contract: 'contract-review@hq/1', deviation: 'deviation-review@hq/1' };
const BATCH = 1_000;

/** Numbers that look like chance and are the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export async function writeYear(plan: Plan, env: NodeJS.ProcessEnv = process.env): Promise<Year> {
  const pick = chance(plan.seed);
  const people = Array.from({ length: plan.people }, () => randomUUID());
  const made = { claims: claimsOf(plan, pick), contracts: contractsOf(plan, pick), orders: ordersOf(plan, pick), months: monthsOf(plan, people, pick) };
  await insert(env, 'EXPENSES', { claim: made.claims.rows });
  await insert(env, 'CONTRACTS', { contract: made.contracts.rows });
  await insert(env, 'ORDERS', { sales_order: made.orders.rows, receipt: made.orders.receipts });
  await insert(env, 'PERFORMANCE', made.months.tables);
  return { claims: made.claims.facts, contracts: made.contracts.facts, orders: made.orders.facts, sold: made.months.sold };
}

type Pick = ReturnType<typeof chance>;
type Row = Readonly<Record<string, unknown>>;

/** Business days of the year, ten in the morning. */
const momentOf = (plan: Plan, pick: Pick): string => `${addDays(plan.from, pick(365))}T10:00:00+08:00`;

const row = ({ org, branch }: Plan, at: string): Row => ({
  ...{ id: randomUUID(), version: 1, eventSeq: 0, org, branch, ownerId: randomUUID(), createdAt: at, updatedAt: at, search: '' },
});

const step = (name: string, round: number, permission: string): Row => ({ step: name, round, permission, decision: 'approved', by: randomUUID(), byName: 'x' });

const review = (policy: string, steps: readonly Row[], at: string, amount: number): Row => ({
  ...{ contentHash: 'x', submittedBy: randomUUID(), submittedFor: null, policy, steps, submittedAt: at, amount: amount.toFixed(2) },
});

function claimsOf(plan: Plan, pick: Pick) {
  const facts = Array.from({ length: plan.claims }, (_, i) => ({ no: `${plan.branch}-BX-${i}`, total: 100 + pick(6_000), at: momentOf(plan, pick) }));
  const rows = facts.map(({ no, total, at }) => {
    const leader = total >= RECORDED.leaderFrom ? [step('leader', 3, 'claim:decide-leader')] : [];
    const steps = [step('department', 1, 'claim:decide-department'), step('finance', 2, 'claim:decide-finance'), ...leader];
    return {
      ...row(plan, at),
      ...{ budgetId: randomUUID(), year: parseInt(plan.from, 10), claimantName: 'x', lines: [], total, status: 'approved', no, submittedAt: at },
      review: review(NAMED.claim, steps, at, total),
    };
  });
  return { facts, rows };
}

const USUAL = [
  step('sales', 1, 'contract:review-sales'),
  step('legal', 2, 'contract:review-legal'),
  step('finance', 2, 'contract:review-finance'),
  step('audit', 3, 'contract:review-audit'),
];
const BESIDES = [step('sales-vp', 4, 'contract:review-deviation-vp'), step('head-office', 5, 'contract:review-deviation-head-office')];

function contractsOf(plan: Plan, pick: Pick) {
  const facts = Array.from({ length: plan.contracts }, (_, i) => ({
    ...{ no: `${plan.branch}-HT-${i}`, total: 10_000 + pick(90_000), deviates: pick(5) === 0, at: momentOf(plan, pick) },
  }));
  const rows = facts.map(({ no, total, deviates, at }) => ({
    ...row(plan, at),
    ...{ no, status: 'fulfilled', quoteId: randomUUID(), quoteNo: 'x', customerId: randomUUID(), customerName: 'x', customer: {}, currency: 'CNY', lines: [] },
    ...{
      total,
      net: total,
      tax: 0,
      payment: 'prepay',
      deliverBy: plan.from,
      templateId: randomUUID(),
      templateCode: `mb-${plan.branch}`,
      templateVersion: 1,
      title: 'x',
    },
    ...{ wording: 'x', deviations: [], text: 'x', draftedBy: randomUUID(), earlierReviews: [], milestones: [], late: false, signatures: [] },
    review: deviates ? review(`${NAMED.contract} + ${NAMED.deviation}`, [...USUAL, ...BESIDES], at, total) : review(NAMED.contract, USUAL, at, total),
  }));
  return { facts, rows };
}

function ordersOf(plan: Plan, pick: Pick) {
  const facts = Array.from({ length: plan.orders }, (_, i) => {
    const total = 1_000 + 4 * pick(10_000);
    const share = [0.25, 0.5, 0.75, 1][pick(4)] ?? 1;
    return { no: `${plan.branch}-DD-${i}`, total, paid: total * share, released: share >= RECORDED.prepaidShare, at: momentOf(plan, pick) };
  });
  const made = facts.map(({ no, total, paid, released, at }) => {
    const order = {
      ...row(plan, at),
      ...{ no, status: released ? 'released' : 'awaiting-payment', contractId: randomUUID(), contractNo: 'x', customerId: randomUUID(), customerName: 'x' },
      ...{
        salesRepId: randomUUID(),
        currency: 'CNY',
        lines: [],
        progress: [],
        total,
        net: total,
        payment: 'prepay',
        deliverBy: plan.from,
        openedOn: plan.from,
      },
      ...{ received: paid, applied: 0, prepaidShare: RECORDED.prepaidShare, dueDays: RECORDED.dueDays, paymentTerms: 'payment@hq/1', confirmedAt: at },
      releasedAt: released ? at : null,
    };
    const receipt = {
      ...row(plan, at),
      ...{ no: `${no}-SK`, status: 'allocated', orderId: Reflect.get(order, 'id'), orderNo: no, customerId: order.customerId, customerName: 'x' },
      ...{ salesRepId: order.salesRepId, currency: 'CNY', amount: paid, unallocated: 0, paidBy: 'x', method: 'transfer', receivedOn: plan.from },
      ...{ voucherNo: no, reportedBy: randomUUID(), decidedAt: at, allocations: [{ orderId: Reflect.get(order, 'id'), amount: paid.toFixed(2) }] },
    };
    return { order, receipt };
  });
  return { facts, rows: made.map(({ order }) => order), receipts: made.map(({ receipt }) => receipt) };
}

const KPI = { salesBasis: 'received', cap: '1.5', kpis: [{ code: 'sales-amount', weight: '1', full: '50000' }] };
const BONUS = {
  ...{ scoreBonus: '0.00', lowestScore: '0' },
  tiers: [
    { from: '0', rate: String(RECORDED.rates[0]) },
    { from: '1', rate: String(RECORDED.rates[1]) },
  ],
};

function monthsOf(plan: Plan, people: readonly string[], pick: Pick) {
  const sold = new Map(people.map((person) => [person, Array.from({ length: 12 }, () => 0)]));
  const tables = { cycle: [] as Row[], scorecard: [] as Row[], bonus: [] as Row[], kpi_fact: [] as Row[] };
  for (let m = 0; m < 12; m += 1) {
    const month = `${plan.from.slice(0, 4)}-${String(m + 1).padStart(2, '0')}`;
    const at = `${month}-28T10:00:00+08:00`;
    for (let i = 0; i < plan.factsPerMonth; i += 1) {
      const person = people[pick(people.length)] ?? '';
      const amount = 100 * (1 + pick(200));
      const months = sold.get(person) ?? [];
      months[m] = (months[m] ?? 0) + amount;
      tables.kpi_fact.push({
        ...{
          id: randomUUID(),
          eventId: randomUUID(),
          kind: 'received',
          ownerId: person,
          org: plan.org,
          branch: plan.branch,
          month,
          day: `${month}-05`,
          amount,
        },
        ...{ customerId: randomUUID(), sourceType: 'receipt', sourceId: randomUUID() },
      });
    }
    const cycle = {
      ...row(plan, at),
      month,
      status: 'locked',
      people: people.length,
      kpi: KPI,
      bonus: BONUS,
      kpiPolicy: 'kpi@hq/1',
      bonusPolicy: 'bonus@hq/1',
    };
    tables.cycle.push(cycle);
    for (const person of people) {
      const amount = commission(sold.get(person)?.[m] ?? 0, [RECORDED.rates[0], RECORDED.rates[1]]);
      const card = {
        ...row(plan, at),
        ...{
          ownerId: person,
          cycleId: Reflect.get(cycle, 'id'),
          month,
          personName: person.slice(0, 4),
          units: [],
          status: 'locked',
          response: {},
          resolution: {},
        },
        ...{
          score: 1,
          ownSalesTarget: MONTHLY_TARGET,
          kpiPolicy: 'kpi@hq/1',
          kpis: [{ code: 'sales-amount', yardstick: 'target', target: `${MONTHLY_TARGET}.00` }],
        },
      };
      tables.scorecard.push(card);
      if (amount > 0)
        tables.bonus.push({
          ...{
            ...row(plan, at),
            ownerId: person,
            scorecardId: Reflect.get(card, 'id'),
            month,
            personName: 'x',
            amount,
            explanation: [],
            bonusPolicy: 'bonus@hq/1',
            status: 'paid',
          },
        });
    }
  }
  return { sold, tables };
}

/** Up to the target at the first rate, what is above it at the second. */
export const commission = (sold: number, [below = 0, above = below]: readonly number[]): number =>
  Math.round(100 * (Math.min(sold, MONTHLY_TARGET) * below)) / 100 + Math.round(100 * (Math.max(0, sold - MONTHLY_TARGET) * above)) / 100;

async function insert(env: NodeJS.ProcessEnv, service: string, tables: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  await connected(env[`${service}_MIGRATION_URL`] ?? '', async (db) => {
    for (const [table, rows] of Object.entries(tables)) {
      for (let from = 0; from < rows.length; from += BATCH) {
        const batch = rows.slice(from, from + BATCH);
        const { rows: columns } = await db.query<{ name: string }>(
          `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND column_name = ANY($2)`,
          [table, Object.keys(batch[0] ?? {})],
        );
        const names = columns.map(({ name }) => `"${name}"`).join(', ');
        await db.query(`INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1)`, [JSON.stringify(batch)]);
      }
    }
  });
}
