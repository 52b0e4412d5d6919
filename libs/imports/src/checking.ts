import type { ImportField } from '@tradewind/contracts/imports/importable';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import type { Import } from './import.js';
import type { ImportRepository, Turn } from './import.repository.js';
import type { ImportShelf } from './import-shelf.js';
import type { Intake, IsOver } from './intake.js';
import type { ProblemsWriter } from './problems-writer.js';
import { RowCheck } from './row-check.js';
import { missingFields } from './suggested-columns.js';

interface Place {
  readonly turn: Turn;
  readonly check: RowCheck;
  block: number;
}

/** Checks all rows of a file under what its columns are said to give. Which rows came before it knows by heart: whoever goes on elsewhere begins again. */
export class Checking {
  private place: Place | undefined;

  constructor(
    private readonly fields: readonly ImportField[],
    private readonly intake: Intake,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly shelf: ImportShelf,
    private readonly problems: ProblemsWriter,
  ) {}

  async goOn(it: Import, isOver: IsOver): Promise<void> {
    const place = this.place?.turn.id === it.id && this.place.turn.run === it.run ? this.place : await this.begin(it);
    const isHopeless = missingFields(it.columns ?? [], this.fields).length > 0; // what would be said of each row is said of the columns
    while (!isOver()) {
      const rows = isHopeless ? [] : await this.shelf.block(it.fileId, place.block);
      if (rows.length === 0) return this.finish(place);
      const found = await place.check.of(rows);
      const wrong = rows.flatMap(({ row }, i) => (found[i]?.length ? [{ row, state: 'wrong' as const, problems: found[i], recordId: null }] : []));
      await this.db.unitOfWork(async () => {
        await this.shelf.record(it.fileId, wrong);
        await this.imports.progress(place.turn, { checked: rows.length, wrong: wrong.length });
      });
      place.block += 1;
    }
  }

  leave(): void {
    this.place = undefined;
  }

  private async begin(it: Import): Promise<Place> {
    const turn = { id: it.id, status: it.status, run: newId() };
    await this.db.unitOfWork(async () => {
      await this.shelf.forgetOutcomes(it.fileId);
      await this.imports.startAgain(it, ['checked', 'wrong']);
      await this.imports.begin(it, turn.run);
    });
    return (this.place = { turn, check: new RowCheck(this.fields, it.places, this.intake), block: 0 });
  }

  private async finish({ turn }: Place): Promise<void> {
    this.leave();
    const checked = await this.imports.get(turn.id);
    const problems = checked.wrong > 0 ? await this.problems.write(checked) : null;
    await this.db.unitOfWork(() =>
      this.imports.conclude(turn, (it) => {
        it.check(problems);
      }),
    );
  }
}
