import { performance } from 'node:perf_hooks';
import type { Imports } from '@tradewind/contracts/imports/imports.api';
import { importBroke } from '@tradewind/contracts/imports/imports.faults';
import { assertMay, reachOfBoth, type Actor } from '@tradewind/kernel/actor';
import { currentCall, withCall, type Call } from '@tradewind/kernel/call';
import { Fault } from '@tradewind/kernel/fault';
import type { Standing } from '@tradewind/messaging/standing';
import { Watches } from '@tradewind/messaging/watches';
import type { Database } from '@tradewind/persistence/database';
import { Checking } from './checking.js';
import type { Import } from './import.js';
import { NotOurTurn, type ImportRepository } from './import.repository.js';
import type { ImportShelf } from './import-shelf.js';
import type { Intake, IsOver } from './intake.js';
import { ProblemsWriter } from './problems-writer.js';
import { Reading } from './reading.js';
import { TakingIn } from './taking-in.js';

/** So long goes on what identity knew of the person when it began; the next round follows at once. A service that is asked to stop waits for a block. */
const ROUND_MS = 5_000;
const BETWEEN_ROUNDS_MS = 250;
/** After so many breakdowns one after the other it is not the database that was away. */
const MOST_BREAKDOWNS = 5;
const HOUR_MS = 3_600_000;

/**
 * Does the work of imports, in the leading instance, in rounds: reads what was uploaded, checks it, takes in what was confirmed.
 * Everything as the person who brought it, as identity knows them now (ORG-11).
 */
export class ImportRunner {
  private readonly reading: Reading;
  private readonly checking: Checking;
  private readonly takingIn: TakingIn;
  private breakdowns = { of: '', count: 0 };

  constructor(
    private readonly here: Imports,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly shelf: ImportShelf,
    intake: Intake,
    private readonly standing: Pick<Standing, 'of'>,
  ) {
    const problems = new ProblemsWriter(db, shelf);
    this.reading = new Reading(here.what.fields, db, imports, shelf);
    this.checking = new Checking(here.what.fields, intake, db, imports, shelf, problems);
    this.takingIn = new TakingIn(intake, db, imports, shelf, problems);
  }

  @Watches(BETWEEN_ROUNDS_MS)
  async work(at: Date, leaving?: AbortSignal): Promise<void> {
    const until = performance.now() + ROUND_MS;
    const isOver: IsOver = () => leaving?.aborted === true || performance.now() >= until;
    while (!isOver()) {
      const waiting = await this.imports.waiting();
      if (!waiting) return;
      await this.goOnWith(waiting, at, isOver);
    }
  }

  /** What a file held is kept as long as somebody may need it, and no longer (PIPL 19). */
  @Watches(60_000)
  async forget(at: Date): Promise<void> {
    for (const { id, fileId, status } of await this.imports.expired(at)) {
      if (status === 'running') continue;
      const isOpen = status === 'uploaded' || status === 'checked';
      await this.db.unitOfWork(async () => {
        await this.shelf.forget(fileId);
        await this.imports.update(id, (it) => {
          if (isOpen) it.cancel(at);
          else it.forget();
        });
      });
    }
    for (const fileId of await this.shelf.abandoned(new Date(at.getTime() - HOUR_MS))) await this.db.unitOfWork(() => this.shelf.forget(fileId));
  }

  private async goOnWith(waiting: Import, at: Date, isOver: IsOver): Promise<void> {
    try {
      const by = await this.standing.of(waiting.ownerId);
      await withCall(this.callOf(waiting, by), () => this.workOn(waiting, by, at, isOver));
      this.breakdowns = { of: '', count: 0 };
    } catch (error) {
      for (const stage of [this.reading, this.checking, this.takingIn]) stage.leave(); // what it knew may not be so any more
      if (!(error instanceof NotOurTurn)) await this.brokeDown(waiting, error, at);
    }
  }

  private workOn(it: Import, by: Actor, at: Date, isOver: IsOver): Promise<void> {
    assertMay(by, this.here.what.allow);
    assertMay(by, this.here.what.each.spec.allow);
    if (it.status === 'running') return this.takingIn.goOn(it, by, at, isOver);
    return it.columns ? this.checking.goOn(it, isOver) : this.reading.goOn(it, isOver);
  }

  /** A refusal ends it; who is merely away is asked again, and so is a database that breaks down. */
  private async brokeDown({ id, fileId, status }: Import, error: unknown, at: Date): Promise<void> {
    const found = await this.imports.get(id);
    if (found.status !== status) return; // cancelled meanwhile
    if (error instanceof Fault && error.kind === 'unavailable') throw error;
    if (!(error instanceof Fault) && !this.isHopeless(id)) throw error;
    const { code, text } = error instanceof Fault ? error.data : importBroke().data;
    await this.db.unitOfWork(async () => {
      await this.imports.update(id, (it) => {
        it.fail({ code, ...text }, at);
      });
      await this.shelf.forget(fileId);
    });
    if (!(error instanceof Fault)) throw error;
  }

  private isHopeless(id: string): boolean {
    const { of, count } = this.breakdowns;
    this.breakdowns = { of: id, count: of === id ? count + 1 : 1 };
    return this.breakdowns.count >= MOST_BREAKDOWNS;
  }

  private callOf({ id }: Import, actor: Actor): Call {
    const { what, api } = this.here;
    const reach = reachOfBoth(actor, what.allow, what.each.spec.allow);
    return { ...currentCall(), actor, reach, action: api.confirmImport.id, requestId: id, policiesUsed: new Set() };
  }
}
