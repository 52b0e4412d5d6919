import { CLOCKS } from '@tradewind/contracts/policies/clocks';
import type { ControlFiguresView } from '@tradewind/contracts/evidence/evidence.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { FaultData } from '@tradewind/kernel/fault';
import { exceptionsIn, type ExceptionRow, type ReviewedExceptions } from './exceptions.js';
import type { Database } from '@tradewind/persistence/database';

interface Days {
  readonly from: string;
  readonly to: string;
}

interface Row {
  readonly key: string;
  readonly count: number;
  readonly lastAt: Date;
}

/** Business days as moments: from the beginning of the first to the end of the last, in the zone of the branches. */
const PERIOD = `"at" >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai' AND "at" < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;

/** What the controls of this service did (XCT-05): what guards refused is kept here, what approvals, values and clocks did is in the audit trail. */
export class Evidence {
  constructor(private readonly db: Database) {}

  /** A statement of its own: the transaction of what was refused is gone. */
  async refused({ code }: Pick<FaultData, 'code'>, at: Date): Promise<void> {
    await this.db.dataSource.query(
      `INSERT INTO "refusal_count" ("code", "on", "count", "lastAt") VALUES ($1, $2, 1, $3)
       ON CONFLICT ("code", "on") DO UPDATE SET "count" = "refusal_count"."count" + 1, "lastAt" = greatest("refusal_count"."lastAt", excluded."lastAt")`,
      [code, businessDate(at), at],
    );
  }

  async figures(service: string, { from, to }: Days, exceptions: readonly ReviewedExceptions[] = []): Promise<ControlFiguresView[]> {
    const refusals = await this.db.query<Row>(
      `SELECT "code" AS "key", sum("count")::int AS "count", max("lastAt") AS "lastAt" FROM "refusal_count" WHERE "on" BETWEEN $1 AND $2 GROUP BY 1 ORDER BY 1`,
      [from, to],
    );
    const policies = await this.db.query<Row>(
      `SELECT split_part(used, '@', 1) AS "key", count(*)::int AS "count", max("at") AS "lastAt" FROM "audit", unnest("policies") AS used WHERE ${PERIOD} GROUP BY 1 ORDER BY 1`,
      [from, to],
    );
    const actions = await this.db.query<Row>(
      `SELECT "action" AS "key", count(*)::int AS "count", max("at") AS "lastAt" FROM "audit" WHERE ${PERIOD} GROUP BY 1 ORDER BY 1`,
      [from, to],
    );
    const counted = [
      ...refusals.map(({ key, count, lastAt }) => ({ ...fired('guard', key, { count: 0, lastAt }), refused: count })),
      ...policies.map(({ key, ...row }) => fired(key.endsWith('-review') ? 'approval-step' : 'value', key, row)),
      ...actions.flatMap(({ key: action, ...row }) => clockOf(service, action).map((clock) => fired('clock', clock, row))),
    ];
    return withExceptions(counted, await exceptionsIn(this.db, exceptions, { from, to }));
  }
}

/** Each control with who set it aside; one that did nothing else is there for that alone. */
function withExceptions(counted: readonly ControlFiguresView[], exceptions: readonly ExceptionRow[]): ControlFiguresView[] {
  const same = (a: { kind: string; key: string }, b: { kind: string; key: string }): boolean => a.kind === b.kind && a.key === b.key;
  const only = exceptions.filter((row, i) => !counted.some((each) => same(each, row)) && exceptions.findIndex((other) => same(other, row)) === i);
  return [...counted, ...only.map(({ kind, key, lastAt }) => fired(kind, key, { count: 0, lastAt }))].map((control) => {
    const mine = exceptions.filter((row) => same(row, control));
    const lastAt = [control.lastAt, ...mine.map((row) => row.lastAt.toISOString())].sort().at(-1) ?? control.lastAt;
    const exceptedBy = mine.map(({ personId, name, count }) => ({ personId, name, count }));
    return { ...control, excepted: mine[0]?.cases ?? 0, exceptedBy, lastAt };
  });
}

const fired = (kind: ControlFiguresView['kind'], key: string, { count, lastAt }: Omit<Row, 'key'>): ControlFiguresView => ({
  kind,
  key,
  fired: count,
  refused: 0,
  excepted: 0,
  exceptedBy: [],
  lastAt: lastAt.toISOString(),
});

/** `after-sales.TicketClocksWatch.look` is what the clock `after-sales.ticket-clocks` does. */
function clockOf(service: string, action: string): string[] {
  const [, watch = ''] = action.split('.');
  const name = watch.replace(/Watch$/, '').replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`);
  const clock = `${service}.${name.toLowerCase()}`;
  return clock in CLOCKS ? [clock] : [];
}
