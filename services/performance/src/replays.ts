import { Money } from '@tradewind/domain/money';
import { addDays, monthBefore } from '@tradewind/domain/business-date';
import type { Database } from '@tradewind/persistence/database';
import type { BonusPolicy, KpiPolicy } from '@tradewind/policies/kinds';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import type { KpiResult } from './domain/appraise.js';
import { monthAfter } from './domain/month.js';
import { bonusAmount } from './domain/reckon-bonus.js';
import { frozenTargets, reckon, salesTargetUnder, type MonthFacts, type MonthlyFact } from './domain/reckon-month.js';

interface ClosedMonth {
  readonly id: string;
  readonly org: string;
  readonly branch: string;
  readonly month: string;
  readonly kpi: KpiPolicy;
  readonly bonus: BonusPolicy;
}

interface Frozen {
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly units: readonly string[];
  readonly ownSalesTarget: string | null;
  readonly kpis: readonly KpiResult[];
  readonly paid: string | null;
}

const KEYS = ['kpi', 'bonus'];

/** One at a time: a month of a large branch has facts enough. */
const NEXT_MONTH = `
  SELECT "id", "org", "branch", "month", "kpi", "bonus" FROM "cycle" it
   WHERE "month" >= $1 AND "month" <= $2 AND EXISTS (SELECT FROM unnest($3::text[]) unit WHERE "org" = unit OR starts_with("org", unit || '.'))
     AND ($4::uuid IS NULL OR "id" > $4)
   ORDER BY "id" LIMIT 1`;

const FROZEN = `
  SELECT s."ownerId" AS "personId", s."personName", s."org", s."units", s."ownSalesTarget"::text AS "ownSalesTarget", s."kpis", b."amount"::text AS "paid"
    FROM "scorecard" s LEFT JOIN "bonus" b ON b."scorecardId" = s."id" WHERE s."cycleId" = $1 ORDER BY s."id"`;

const FACTS = `SELECT "id", "kind", "ownerId", "org", "day"::text AS "day", "amount"::text AS "amount", "profit"::text AS "profit", "month"
    FROM "kpi_fact" WHERE "branch" = $1 AND "month" = ANY($2) ORDER BY "id"`;

/** Closed months of the period, reckoned again from the facts and targets they were closed with (PER-09, PER-13, PER-14). */
export const performanceReplays = (db: Database): readonly FactSource[] => [
  {
    keys: KEYS,
    replay: async (piece) => {
      const { from, to, drafts, tally, after } = piece;
      const [first, last] = wholeMonths(from, to);
      const [month] = await db.query<ClosedMonth>(NEXT_MONTH, [first, last, drafts.orgsOf(KEYS), after]);
      if (!month) return null;
      const place = { org: month.org, on: addDays(`${monthAfter(month.month)}-01`, -1) };
      const kpi = (await drafts.of<KpiPolicy>('kpi', [place]))(place);
      const bonus = (await drafts.of<BonusPolicy>('bonus', [place]))(place);
      if (kpi ?? bonus) await reckonAgain(db, month, { kpi: kpi ?? month.kpi, bonus: bonus ?? month.bonus }, tally);
      return month.id;
    },
  },
];

async function reckonAgain(
  db: Database,
  month: ClosedMonth,
  rules: { readonly kpi: KpiPolicy; readonly bonus: BonusPolicy },
  tally: Piece['tally'],
): Promise<void> {
  const rows = await db.query<MonthlyFact & { readonly month: string }>(FACTS, [month.branch, [month.month, monthBefore(month.month)]]);
  const facts: MonthFacts = {
    facts: rows.filter((fact) => fact.month === month.month),
    before: rows.filter((fact) => fact.month !== month.month),
  };
  tally.look(facts.facts.length);
  for (const { personId, personName, org, units, ownSalesTarget, kpis, paid } of await db.query<Frozen>(FROZEN, [month.id])) {
    const who = { personId, units, ownSalesTarget: salesTargetUnder(rules.kpi, ownSalesTarget, month.kpi) };
    const after = bonusAmount(reckon(who, frozenTargets(kpis), facts, rules).bonus);
    tally.bonus({ personId, personName, org, months: 1, before: Money.of(paid ?? '0').toString(), after });
  }
}

/** Months that lie wholly in the period. */
function wholeMonths(from: string, to: string): readonly [string, string] {
  const first = from.endsWith('-01') ? from.slice(0, 7) : monthAfter(from.slice(0, 7));
  const last = addDays(to, 1).endsWith('-01') ? to.slice(0, 7) : monthBefore(to.slice(0, 7));
  return [first, last];
}
