import type { Actor } from '@tradewind/kernel/actor';
import { currentCall, withCall } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import type { Import } from './import.js';
import { NotOurTurn, type ImportRepository, type Turn } from './import.repository.js';
import type { ImportShelf, Outcome } from './import-shelf.js';
import { problemOf, type Intake, type IsOver, type Taken } from './intake.js';
import type { ProblemsWriter } from './problems-writer.js';
import { fieldsIn } from './row-check.js';

/** While the database works on one block, the next one is made ready. */
const LANES = 2;

interface Place {
  readonly turn: Turn;
  readonly blocks: number[];
}

/**
 * Takes the right rows of a file in, a block in one transaction with the note that it was: whoever goes on after a crash takes the
 * blocks that are left, and no row twice (R11).
 */
export class TakingIn {
  private place: Place | undefined;

  constructor(
    private readonly intake: Intake,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly shelf: ImportShelf,
    private readonly problems: ProblemsWriter,
  ) {}

  async goOn(it: Import, by: Actor, at: Date, isOver: IsOver): Promise<void> {
    const place = this.place?.turn.id === it.id && this.place.turn.run === it.run ? this.place : await this.begin(it);
    const lane = async (): Promise<void> => {
      for (let block = place.blocks.shift(); block !== undefined; block = isOver() ? undefined : place.blocks.shift())
        await this.take(it, place, block, { by, at });
    };
    // both have ended before anything else is said: a block that failed is looked for again
    for (const ended of await Promise.allSettled(Array.from({ length: LANES }, lane))) if (ended.status === 'rejected') throw ended.reason as Error;
    if (place.blocks.length === 0) await this.finish(place, at);
  }

  leave(): void {
    this.place = undefined;
  }

  private async begin(it: Import): Promise<Place> {
    const turn = { id: it.id, status: it.status, run: newId() };
    await this.db.unitOfWork(() => this.imports.begin(it, turn.run));
    return (this.place = { turn, blocks: [...(await this.shelf.untaken(it.fileId))] });
  }

  private take({ fileId, places }: Import, { turn }: Place, block: number, { by, at }: { readonly by: Actor; readonly at: Date }): Promise<void> {
    const call = { ...currentCall(), policiesUsed: new Set<string>() };
    return withCall(call, async () => {
      const rows = await this.shelf.block(fileId, block);
      const left = new Set((await this.shelf.outcomes(fileId, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0)).map(({ row }) => row));
      const right = rows.filter(({ row }) => !left.has(row));
      await this.db.unitOfWork(async () => {
        const wanted = right.map((row) => this.intake.rowOf(fieldsIn(row, places)));
        const outcomes = (await this.intake.takeIn(wanted, by, at)).map((taken, i) => outcomeOf(right[i]?.row ?? 0, taken));
        await this.shelf.record(fileId, outcomes);
        const done = outcomes.filter(({ state }) => state === 'done').length;
        if (!(await this.shelf.take(fileId, block))) throw new NotOurTurn();
        await this.imports.progress(turn, { done, refused: outcomes.length - done });
      });
    });
  }

  private async finish({ turn }: Place, at: Date): Promise<void> {
    this.leave();
    const over = await this.imports.get(turn.id);
    const problems = over.wrong + over.refused > 0 ? await this.problems.write(over) : null;
    await this.db.unitOfWork(() =>
      this.imports.conclude(turn, (it) => {
        it.finish(problems, at);
      }),
    );
  }
}

const outcomeOf = (row: number, taken: Taken): Outcome =>
  'refusal' in taken
    ? { row, state: 'refused', problems: [problemOf(null, taken.refusal)], recordId: null }
    : { row, state: 'done', problems: null, recordId: taken.recordId };
