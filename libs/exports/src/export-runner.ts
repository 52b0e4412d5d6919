import { performance } from 'node:perf_hooks';
import type { Collection } from '@tradewind/contracts/exports/collection';
import type { Exports } from '@tradewind/contracts/exports/exports.api';
import { exportBroke, exportTooLarge } from '@tradewind/contracts/exports/exports.faults';
import { canonical } from '@tradewind/domain/content-hash';
import { assertMay, reachOfBoth, type Actor, type Reach } from '@tradewind/kernel/actor';
import { currentCall, withCall, type Call } from '@tradewind/kernel/call';
import { Fault } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import { Watches } from '@tradewind/messaging/watches';
import type { Standing } from '@tradewind/messaging/standing';
import type { Database } from '@tradewind/persistence/database';
import { cellOf } from './cell.js';
import { CsvSheet } from './csv-sheet.js';
import type { Export } from './export.js';
import type { ExportRepository } from './export.repository.js';
import type { Lists } from './lists.js';
import { aboutOf } from './mark.js';
import type { Sheet } from './sheet.js';

/** Rows in memory at a time. */
const PAGE = 500;
const MOST_ROWS = 1_000_000;
/** A service that is asked to stop waits for a round, so a round is short. */
const ROUND_MS = 1_500;
/** After so many breakdowns one after the other it is not the database that was away. */
const MOST_BREAKDOWNS = 5;

interface Writing {
  readonly run: string | null;
  readonly sheet: Sheet;
}

/**
 * Writes the files, in the leading instance, page by page: each page with its place in the list in one transaction, so
 * that whoever leads next goes on there. Everything is read as the person who asked, as identity knows them now.
 */
export class ExportRunner {
  private writing: Writing | undefined;
  private breakdowns = { of: '', count: 0 };

  constructor(
    private readonly here: Exports,
    private readonly db: Database,
    private readonly files: ExportRepository,
    private readonly lists: Lists,
    private readonly standing: Pick<Standing, 'of'>,
    private readonly keepDays: number,
  ) {}

  @Watches(1_000)
  async work(at: Date): Promise<void> {
    const until = performance.now() + ROUND_MS;
    while (performance.now() < until) {
      const waiting = await this.files.waiting();
      if (!waiting) return;
      await this.goOnWith(waiting, at);
    }
  }

  @Watches(60_000)
  async expire(at: Date): Promise<void> {
    for (const id of await this.files.expired(at))
      await this.db.unitOfWork(async () => {
        await this.files.forgetFile(id);
        await this.files.update(id, (it) => {
          it.expire();
        });
      });
  }

  private async goOnWith(asked: Export, at: Date): Promise<void> {
    try {
      const collection = this.collection(asked);
      const by = await this.standing.of(asked.ownerId);
      const reach = reachOfBoth(by, collection.allow, collection.list.spec.allow);
      await withCall(this.callOf(asked, by, reach), () => this.writePage(asked, collection, by, at));
      this.breakdowns = { of: '', count: 0 };
    } catch (error) {
      this.writing = undefined; // what it was given may not have been stored
      await this.brokeDown(asked.id, error);
    }
  }

  private async writePage(asked: Export, collection: Collection, by: Actor, at: Date): Promise<void> {
    assertMay(by, collection.allow);
    assertMay(by, collection.list.spec.allow);
    const { it, sheet } = await this.sheetFor(asked, collection, by, at);
    const { filters, cursor } = it;
    const { items, nextCursor } = await this.lists.page(collection, { ...filters, limit: PAGE, ...(cursor !== null && { cursor }) }, by, at);
    await sheet.add(items.map((row) => collection.columns.map((column) => cellOf(column, row))));
    const rows = it.rows + items.length;
    if (rows > MOST_ROWS) throw exportTooLarge({ most: MOST_ROWS });
    if (nextCursor === null) return this.finish(it, sheet, rows, at);
    const isOurs = await this.db.unitOfWork(() => this.files.addPage(it, { bytes: sheet.take(), rows, cursor: nextCursor }));
    if (!isOurs) this.writing = undefined;
  }

  /** The trace that says who carried away what is written with it (C-38). */
  private async finish(it: Export, sheet: Sheet, rows: number, at: Date): Promise<void> {
    await sheet.end();
    await this.db.unitOfWork(async () => {
      const file = await this.files.addLast(it, sheet.take());
      await this.files.update(it.id, (found) => {
        found.finish({ rows, ...file }, at, this.keepDays);
      });
    });
    this.writing = undefined;
  }

  /** The sheet this instance is at, or a new one: gone on with where that is possible, and begun again where not, or where the reach has changed. */
  private async sheetFor(asked: Export, collection: Collection, by: Actor, at: Date): Promise<{ readonly it: Export; readonly sheet: Sheet }> {
    const isSameReach = asked.units !== null && sameReach(asked.units, currentCall().reach);
    if (isSameReach && this.writing?.run === asked.run) return { it: asked, sheet: this.writing.sheet };
    const sheet = await sheetOf(asked.format);
    const it = isSameReach && sheet.resumable && asked.cursor !== null ? await this.takeOver(asked) : await this.begin(asked, sheet, collection, by, at);
    this.writing = { run: it.run, sheet };
    return { it, sheet };
  }

  private takeOver({ id }: Export): Promise<Export> {
    return this.db.unitOfWork(() =>
      this.files.update(id, (it) => {
        it.goOn(newId());
      }),
    );
  }

  private async begin({ id, filters }: Export, sheet: Sheet, collection: Collection, by: Actor, at: Date): Promise<Export> {
    const total = await this.lists.count(collection, filters, by, at);
    const begun = await this.db.unitOfWork(async () => {
      await this.files.forgetFile(id);
      return this.files.update(id, (it) => {
        it.begin(newId(), currentCall().reach, total);
      });
    });
    sheet.begin(aboutOf(collection, begun, at));
    return begun;
  }

  /** A refusal ends it; who is merely away is asked again, and so is a database that breaks down. */
  private async brokeDown(id: string, error: unknown): Promise<void> {
    const found = await this.files.get(id);
    if (found.status !== 'requested' && found.status !== 'running') return; // cancelled meanwhile
    if (error instanceof Fault && error.kind === 'unavailable') throw error;
    if (!(error instanceof Fault) && !this.isHopeless(id)) throw error;
    const { code, text } = error instanceof Fault ? error.data : exportBroke().data;
    await this.db.unitOfWork(async () => {
      await this.files.forgetFile(id);
      await this.files.update(id, (it) => {
        it.fail({ code, ...text });
      });
    });
    if (!(error instanceof Fault)) throw error;
  }

  private isHopeless(id: string): boolean {
    const { of, count } = this.breakdowns;
    this.breakdowns = { of: id, count: of === id ? count + 1 : 1 };
    return this.breakdowns.count >= MOST_BREAKDOWNS;
  }

  private collection({ collection: name }: Export): Collection {
    const found = this.here.collections.find((each) => each.name === name);
    if (!found) throw exportBroke();
    return found;
  }

  private callOf({ id, collection }: Export, actor: Actor, reach: Reach): Call {
    const action = this.here.api.asking.get(collection)?.id ?? collection;
    return { ...currentCall(), actor, reach, action, requestId: id, policiesUsed: new Set() };
  }
}

/** As it is kept: what is not there and what is empty are the same. */
const sameReach = (kept: object, now: Reach): boolean => canonical(JSON.parse(JSON.stringify(kept))) === canonical(JSON.parse(JSON.stringify(now)));

/** The library for workbooks is large: it is loaded where one is wanted, not wherever a service starts. */
async function sheetOf(format: Export['format']): Promise<Sheet> {
  if (format === 'csv') return new CsvSheet();
  const { XlsxSheet } = await import('./xlsx-sheet.js');
  return new XlsxSheet();
}
