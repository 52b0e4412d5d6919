import { IMPORT_PIECE_BYTES } from '@tradewind/contracts/imports/imports.api';
import type { Database } from '@tradewind/persistence/database';
import type { Import, ProblemsFile } from './import.js';
import type { ImportShelf } from './import-shelf.js';

/** Writes the workbook of the rows that failed, block by block, in place of an earlier one. */
export class ProblemsWriter {
  constructor(
    private readonly db: Database,
    private readonly shelf: ImportShelf,
  ) {}

  async write({ fileId, columns, places }: Import): Promise<ProblemsFile> {
    // the library for workbooks is large: loaded where one is written, not wherever a service starts
    const { ProblemsWorkbook } = await import('./problems-workbook.js');
    const headings = (columns ?? []).map(({ heading }) => heading);
    const workbook = new ProblemsWorkbook(headings, places);
    const kept = { bytes: 0, pieces: 0 };
    let waiting = Buffer.alloc(0);
    const keep = async (most: number): Promise<void> => {
      waiting = Buffer.concat([waiting, await workbook.take()]);
      if (waiting.length <= most) return;
      const bytes = waiting;
      waiting = Buffer.alloc(0);
      kept.pieces += await this.db.unitOfWork(() => this.shelf.keepProblems(fileId, kept.pieces, bytes));
      kept.bytes += bytes.length;
    };
    await this.db.unitOfWork(() => this.shelf.forgetProblems(fileId));
    for (const block of await this.shelf.blocksAfter(fileId, 0)) {
      const rows = await this.shelf.block(fileId, block);
      const outcomes = await this.shelf.outcomes(fileId, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0);
      const problems = new Map(outcomes.flatMap(({ row, problems: found }) => (found ? [[row, found] as const] : [])));
      for (const row of rows) if (problems.has(row.row)) workbook.add(row, problems.get(row.row) ?? []);
      await keep(IMPORT_PIECE_BYTES);
    }
    await workbook.end();
    await keep(0);
    return kept;
  }
}
