import { orgUnitMoved, type OrgUnitMovedPayload } from '@tradewind/contracts/identity/organisation.events';
import { Database } from '@tradewind/persistence/database';
import { moveOrgRows } from '@tradewind/persistence/org-rows';
import type { DataSource, EntityManager } from 'typeorm';
import { compare, type Compared } from './difference.js';
import { History, type OutboxUrl } from './history.js';
import { ownerOf, reactionsOf, type ReadModel, type Replaying } from './read-model.js';
import { Replay, type Unplayable } from './replay.js';
import { Shadow } from './shadow.js';
import { tablesOf } from './tables.js';

export interface Rebuilding {
  readonly service: string;
  readonly model: ReadModel;
  /** Sessions in the service's own database, under the role that owns its tables, that look into these schemas. */
  readonly connect: (searchPath: string) => Promise<DataSource>;
  readonly urlOf: OutboxUrl;
  /** Put the shadow in the place of what differs. */
  readonly swap: boolean;
  readonly progress?: (played: number) => Promise<void> | void;
}

export interface Rebuilt {
  readonly played: number;
  readonly tables: readonly Compared[];
  readonly unplayable: readonly Unplayable[];
  /** Facts this service has had and no outbox keeps any more. */
  readonly lost: number;
  readonly swapped: boolean;
}

/**
 * Makes a read model again from the facts its service has taken in, beside the living one; compares them row by row as
 * they stood at one moment; and, when asked, puts the new one in the place of the old one in one transaction, with what
 * has come in meanwhile (R11, I12). The service goes on working.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<Rebuilt> {
  const plain = await rebuilding.connect('public');
  try {
    return await alone(plain, rebuilding, () => inShadow(plain, rebuilding));
  } finally {
    await plain.destroy();
  }
}

/** Two at once would write into one shadow. */
async function alone<T>(db: DataSource, { model }: Rebuilding, work: () => Promise<T>): Promise<T> {
  const session = db.createQueryRunner();
  try {
    const [row] = (await session.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "won"', [`rebuild ${model.name}`])) as { won: boolean }[];
    if (!row?.won) throw new Error(`${model.name} is being rebuilt already`);
    return await work();
  } finally {
    await session.query('SELECT pg_advisory_unlock_all()');
    await session.release();
  }
}

async function inShadow(db: DataSource, rebuilding: Rebuilding): Promise<Rebuilt> {
  const { model, connect, swap, progress } = rebuilding;
  const tables = tablesOf(db, model);
  const shadow = new Shadow(model.name, db, tables);
  await shadow.make(model.asItWas ?? []);
  const sessions = await connect(`${shadow.schema},public`);
  try {
    const { history, replay, sendAfter } = await replaying(db, sessions, shadow, rebuilding);
    const lost = await oneMoment(db, shadow, history);
    await replay.run(progress);
    await sendAfter();
    const compared = [];
    for (const table of tables) compared.push(await compare(db, shadow, table));
    const isDifferent = compared.some(({ different }) => different > 0);
    const isWhole = lost === 0 && replay.unplayable.length === 0;
    const swapped = swap && isDifferent && isWhole;
    if (swapped) {
      await db.transaction((tx) => shadow.keepDrawn(tx)); // most of it before anybody has to wait
      await db.transaction(async (tx) => {
        await shadow.lock(tx);
        await history.readOutboxes();
        await db.transaction((steps) => history.addSteps(steps));
        await replay.run(progress);
        await sendAfter();
        await shadow.swap(tx);
      });
    }
    return { played: replay.played, tables: compared, unplayable: replay.unplayable, lost, swapped };
  } finally {
    await sessions.destroy();
    await shadow.drop();
  }
}

async function replaying(db: DataSource, sessions: DataSource, shadow: Shadow, { service, model, urlOf }: Rebuilding) {
  const inShadowDb = new Database(sessions);
  const names = tablesOf(db, model).map(({ name }) => name);
  const filling = [...reactionsOf(service, model.filledBy(inShadowDb)), follow(service, inShadowDb, names)];
  const keeping = reactionsOf(service, model.keptBy?.(inShadowDb) ?? []);
  const own = new Map(keeping.map(({ event, consumer }) => [event.type, consumer]));
  const history = new History(db, shadow, { types: byOwner([...filling, ...keeping]), consumers: filling.map(({ consumer }) => consumer), own }, urlOf);
  await history.begin();
  const sendAfter = async (): Promise<void> => {
    const moves = await db.query<{ from: string; to: string }[]>('SELECT "from", "to" FROM "org_move"');
    for (const move of moves) await inShadowDb.unitOfWork(() => moveOrgRows(inShadowDb, move, ['org'], names));
  };
  return { history, replay: new Replay(service, inShadowDb, history, [...filling, ...keeping]), sendAfter };
}

/** The rows of a read model follow a unit that moves, like all rows of a service (ORG-05); here only those of the shadow. */
const follow = (service: string, db: Database, tables: readonly string[]): Replaying => ({
  consumer: `${service}.UnitMovedReaction.follow`,
  event: orgUnitMoved,
  react: async (payload) => {
    const { from, to } = payload as OrgUnitMovedPayload;
    await moveOrgRows(db, { from, to }, undefined, tables);
  },
});

function byOwner(reactions: readonly Replaying[]): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const { event } of reactions) types.set(ownerOf(event), [...new Set([...(types.get(ownerOf(event)) ?? []), event.type])]);
  return types;
}

/**
 * The live tables and the facts that made them, both as one transaction sees them. A fact that was taken in after the
 * outboxes were read is looked for once more; what is missing twice is lost.
 */
async function oneMoment(db: DataSource, shadow: Shadow, history: History): Promise<number> {
  for (let before = -1; ;) {
    await history.readOutboxes();
    const lost = await db.transaction('REPEATABLE READ', async (tx: EntityManager) => {
      const missing = await history.addSteps(tx);
      if (missing === 0 || missing === before) await shadow.copy(tx);
      return missing;
    });
    if (lost === 0 || lost === before) return lost;
    before = lost;
  }
}
