import type { ImportField } from '@tradewind/contracts/imports/importable';
import { IMPORT_PIECE_BYTES } from '@tradewind/contracts/imports/imports.api';
import { importEmpty, importTooManyRows, importUnreadable } from '@tradewind/contracts/imports/imports.faults';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import { csvRows } from './file/csv-rows.js';
import { PieceSource } from './file/file-source.js';
import { isBlank, type ReadRow } from './file/read-row.js';
import { xlsxRows } from './file/xlsx-rows.js';
import type { Import } from './import.js';
import type { ImportRepository, Turn } from './import.repository.js';
import type { ImportShelf } from './import-shelf.js';
import type { IsOver } from './intake.js';
import { suggestedColumns } from './suggested-columns.js';

/** Rows of one block: read together, and later taken in together. */
const BLOCK = 500;
const MOST_ROWS = 200_000;

interface Place {
  readonly turn: Turn;
  readonly rows: AsyncGenerator<ReadRow>;
  readonly headings: readonly string[];
  block: number;
  count: number;
}

/** Reads a file into blocks of rows. Where it is in the file it knows by heart: whoever goes on elsewhere begins again. */
export class Reading {
  private place: Place | undefined;

  constructor(
    private readonly fields: readonly ImportField[],
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly shelf: ImportShelf,
  ) {}

  async goOn(it: Import, isOver: IsOver): Promise<void> {
    const place = this.place?.turn.id === it.id && this.place.turn.run === it.run ? this.place : await this.begin(it);
    while (!isOver()) {
      const rows = await some(place.rows, BLOCK);
      if (rows.length === 0) return this.finish(place);
      place.count += rows.length;
      if (place.count > MOST_ROWS) throw importTooManyRows({ most: MOST_ROWS });
      await this.db.unitOfWork(async () => {
        await this.shelf.keepBlock(it.fileId, { block: place.block, rows });
        await this.imports.progress(place.turn, { rows: rows.length });
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
      await this.shelf.forgetBlocks(it.fileId);
      await this.imports.startAgain(it, ['rows']);
      await this.imports.begin(it, turn.run);
    });
    const source = new PieceSource(it.bytes, IMPORT_PIECE_BYTES, (piece) => this.shelf.piece(it.fileId, 'file', piece));
    const rows = it.format === 'xlsx' ? xlsxRows(source) : csvRows(source);
    const [headings] = await some(rows, 1);
    if (!headings) throw importEmpty();
    return (this.place = { turn, rows, headings: headings.cells, block: 0, count: 0 });
  }

  private async finish({ turn, headings, count }: Place): Promise<void> {
    this.leave();
    if (count === 0) throw importEmpty();
    const columns = suggestedColumns(headings, this.fields);
    await this.db.unitOfWork(() =>
      this.imports.conclude(turn, (it) => {
        it.read(columns);
      }),
    );
  }
}

/** The next rows that say something. */
async function some(rows: AsyncGenerator<ReadRow>, count: number): Promise<ReadRow[]> {
  const found: ReadRow[] = [];
  while (found.length < count) {
    const next = await rows.next().catch(readable);
    if (next.done) break;
    if (!isBlank(next.value)) found.push(next.value);
  }
  return found;
}

/** What points outside of a file is no file of ours. */
function readable(error: unknown): never {
  throw error instanceof RangeError ? importUnreadable() : error;
}
