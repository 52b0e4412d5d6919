import { type WorkCountView } from '@tradewind/contracts/identity/open-work';
import { currentCall } from '@tradewind/kernel/call';
import type { Database } from '@tradewind/persistence/database';
import { withinReach } from '@tradewind/persistence/scope';
import { writeAudit, type Trace } from '@tradewind/persistence/write-events-and-audit';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A kind of work that people of this service have: which rows are a person's, and which are still open. */
export interface OpenWork {
  readonly kind: string;
  readonly entity: new () => ObjectLiteral;
  /** Column with the person's id. */
  readonly person: string;
  /** Column with the person's name beside it. */
  readonly personName?: string;
  /** Other columns that name the same person on these rows. */
  readonly also?: readonly string[];
  /** States in which nothing is left to do; rows in them stay whose they were. */
  readonly over?: readonly string[];
  /** Personal: it is counted, and stays. */
  readonly stays?: true;
  /** States in which a review still counts: where the successor has decided in it, it would become their own matter (ORG-14), and the row stays. */
  readonly reviewedIn?: readonly string[];
}

export interface Handing {
  readonly fromId: string;
  readonly toId: string;
  readonly toName: string;
}

/** What a person has open in this service, within reach of who asks. */
export function countOpenWork(db: Database, works: readonly OpenWork[], personId: string): Promise<WorkCountView[]> {
  return Promise.all(works.map(async (work) => ({ kind: work.kind, count: await openRows(db, work, personId).getCount(), moves: !work.stays })));
}

/** Gives it to the successor, each row with its trace; in the transaction of the reaction. */
export async function handOpenWork(db: Database, works: readonly OpenWork[], handing: Handing): Promise<WorkCountView[]> {
  const moved: WorkCountView[] = [];
  for (const work of works.filter(({ stays }) => !stays)) moved.push({ kind: work.kind, count: await hand(db, work, handing), moves: true });
  const left = (await countOpenWork(db, works, handing.fromId)).filter(({ count }) => count > 0);
  return [...moved, ...left.map(({ kind, count }) => ({ kind, count, moves: false }))];
}

function openRows(db: Database, { entity, person, over }: OpenWork, personId: string): SelectQueryBuilder<ObjectLiteral> {
  const query = db.reader().createQueryBuilder(entity, 'it').where(`it."${person}" = :personId`, { personId });
  if (over) query.andWhere('it.status NOT IN (:...over)', { over });
  return withinReach(query, 'it', currentCall().reach, null);
}

interface Handed {
  readonly id: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
}

const ROWS_PER_INSERT = 500;

// Names of tables and columns come from our own declarations, never from a caller.
async function hand(db: Database, work: OpenWork, { fromId, toId, toName }: Handing): Promise<number> {
  const { entity, person, personName, also = [], over = [], reviewedIn } = work;
  const { tableName } = db.dataSource.getMetadata(entity);
  const others = also.map((column) => `"${column}" = CASE WHEN "${column}" = $1::uuid THEN $2::uuid ELSE "${column}" END`);
  const changes = [`"${person}" = $2::uuid`, ...(personName ? [`"${personName}" = $3::text`] : []), ...others, '"version" = "version" + 1', '"updatedAt" = $4'];
  const conditions = [
    `"${person}" = $1::uuid AND $3::text IS NOT NULL AND $5::text[] IS NOT NULL AND $6::text[] IS NOT NULL`,
    ...(over.length > 0 ? ['"status" <> ALL($5)'] : []),
    ...(reviewedIn ? [`NOT ("status" = ANY($6) AND strpos(coalesce("review" -> 'steps', '[]')::text, $2::uuid::text) > 0)`] : []),
  ];
  const rows = await db.execute<Handed>(
    `UPDATE "${tableName}" SET ${changes.join(', ')} WHERE ${conditions.join(' AND ')} RETURNING "id", "version", "org", "branch"`,
    [fromId, toId, toName, currentCall().at, over, reviewedIn ?? []],
  );
  const traces = rows.map(({ id, ...row }): Trace => ({
    ...row,
    aggregateType: entity.name,
    aggregateId: id,
    ownerId: toId,
    changes: { [person]: { before: fromId, after: toId } },
  }));
  for (let i = 0; i < traces.length; i += ROWS_PER_INSERT) await writeAudit(await db.writer(), traces.slice(i, i + ROWS_PER_INSERT));
  return rows.length;
}
