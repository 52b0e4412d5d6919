import { orgUnitMoved, type OrgUnitMovedPayload } from '@tradewind/contracts/identity/organisation.events';
import { againWhenContended } from '@tradewind/persistence/again';
import { Database } from '@tradewind/persistence/database';
import { moveOrgRows } from '@tradewind/persistence/org-rows';
import type { DataSource, EntityManager } from 'typeorm';
import { Base } from './base.js';
import { compare, type Compared } from './difference.js';
import { History, type OutboxUrl, type Progress } from './history.js';
import { ownerOf, reactionsOf, type ReadModel, type Replaying } from './read-model.js';
import { Replay, type Unplayable } from './replay.js';
import { Shadow } from './shadow.js';
import { tablesOf, type ModelTable } from './tables.js';

export interface Rebuilding {
  readonly service: string;
  readonly model: ReadModel;
  /** Sessions in the service's own database, under the role that owns its tables, that look into these schemas. */
  readonly connect: (searchPath: string) => Promise<DataSource>;
  readonly urlOf: OutboxUrl;
  /** Put the shadow in the place of what differs. */
  readonly swap: boolean;
  /** Begin from the first fact and not from what the last rebuild made. */
  readonly fromTheFirst?: boolean;
  readonly progress?: Progress;
}

export interface Rebuilt {
  readonly played: number;
  readonly tables: readonly Compared[];
  readonly unplayable: readonly Unplayable[];
  /** When the base was made from which it began; null: it began from the first fact. */
  readonly base: string | null;
  /** Facts this service has had, that are not in the base, and no outbox keeps any more. */
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

/** Takes the living tables, as they stand, for right: for whoever has lost the base and whose outboxes do not reach back. */
export async function adopt(rebuilding: Rebuilding): Promise<void> {
  const plain = await rebuilding.connect('public');
  try {
    await alone(plain, rebuilding, () => besides(plain, rebuilding, ({ base }) => plain.transaction('REPEATABLE READ', (tx) => base.adopt(tx))));
  } finally {
    await plain.destroy();
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
}

interface Parts {
  readonly tables: readonly ModelTable[];
  readonly shadow: Shadow;
  readonly history: History;
  readonly base: Base;
  readonly replay: Replay;
  /** Rows that came with an old path go after their units, as they do in the service (ORG-05). */
  readonly sendAfter: (moves: readonly Move[]) => Promise<void>;
  /** Tables that are sums of others. */
  readonly makeAgain: () => Promise<void>;
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
  return besides(db, rebuilding, async (parts) => {
    const { tables, shadow, base, replay } = parts;
    const since = rebuilding.fromTheFirst ? null : await base.load();
    const lost = await play(db, parts, rebuilding.progress, (tx) => shadow.copy(tx));
    const compared = [];
    for (const table of tables) compared.push(await compare(db, shadow, table));
    const isWhole = lost === 0 && replay.unplayable.length === 0;
    if (isWhole) await base.keep();
    const swapped = rebuilding.swap && isWhole && compared.some(({ different }) => different > 0);
    // whoever holds a lock in another order makes it a deadlock: then all of it is done once more
    if (swapped) await againWhenContended(() => putInPlace(db, parts));
    return { played: replay.played, tables: compared, unplayable: replay.unplayable, base: since, lost, swapped };
  });
}

/** Plays what the service has taken in and was not played yet, as of one moment; gives how many of these facts are lost. */
async function play(
  db: DataSource,
  { history, replay, sendAfter, makeAgain }: Parts,
  progress: Progress = () => undefined,
  atThatMoment: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const moves = await db.transaction('REPEATABLE READ', async (tx) => {
    await atThatMoment(tx);
    await history.take(tx);
    return tx.query<Move[]>('SELECT "from", "to" FROM "org_move"');
  });
  const lost = await history.addSteps(progress);
  await replay.run(progress);
  await sendAfter(moves);
  await makeAgain();
  return lost;
}

/** Most of what came in meanwhile is played before anybody has to wait, the rest under the lock. */
async function putInPlace(db: DataSource, parts: Parts): Promise<void> {
  const { shadow } = parts;
  await catchUp(db, parts);
  await db.transaction((tx) => shadow.keepDrawn(tx));
  await db.transaction(async (tx) => {
    await shadow.lock(tx);
    await catchUp(db, parts);
    await shadow.swap(tx);
  });
}

async function catchUp(db: DataSource, parts: Parts): Promise<void> {
  const lost = await play(db, parts);
  if (lost > 0 || parts.replay.unplayable.length > 0) throw new Error('What came in meanwhile could not be played; nothing was changed');
}

/** Everything a rebuild works with, beside the living tables; nothing of it stays but the base. */
async function besides<T>(db: DataSource, { service, model, urlOf, connect }: Rebuilding, work: (parts: Parts) => Promise<T>): Promise<T> {
  const tables = tablesOf(db, model);
  const shadow = new Shadow(model.name, db, tables, model.asItWas);
  await shadow.make(); // drops what a rebuild that was killed has left
  const sessions = await connect(`${shadow.schema},public`);
  try {
    const inShadow = new Database(sessions);
    const names = tables.filter(({ madeOf }) => madeOf === null).map(({ name }) => name);
    const filling = [...reactionsOf(service, model.filledBy(inShadow)), follow(service, inShadow, names)];
    const keeping = reactionsOf(service, model.keptBy?.(inShadow) ?? []);
    const consumers = filling.map(({ consumer }) => consumer);
    const own = new Map(keeping.map(({ event, consumer }) => [event.type, consumer]));
    const history = new History(db, shadow, { types: byOwner([...filling, ...keeping]), consumers, own }, urlOf);
    await history.begin();
    const sendAfter = async (moves: readonly Move[]): Promise<void> => {
      for (const move of moves) await inShadow.unitOfWork(() => moveOrgRows(inShadow, move, ['org'], names));
    };
    const base = new Base(db, shadow, history, model.name, consumers);
    const replay = new Replay(service, inShadow, history, [...filling, ...keeping]);
    return await work({ tables, shadow, history, base, replay, sendAfter, makeAgain: () => shadow.makeAgain(sessions) });
  } finally {
    await sessions.destroy();
    await shadow.drop();
  }
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
