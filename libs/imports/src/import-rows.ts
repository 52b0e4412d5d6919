import type { FindImportRows, ImportRowState, ImportRowView } from '@tradewind/contracts/imports/imports.api';
import type { Page } from '@tradewind/contracts/page';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import type { ReadRow } from './file/read-row.js';
import type { Import } from './import.js';
import { importRowView } from './import.view.js';
import type { ImportShelf } from './import-shelf.js';

/** The rows of an import as they stand, for whoever looks at them: in the order of the file. */
export class ImportRows {
  constructor(private readonly shelf: ImportShelf) {}

  async page(it: Import, { limit = 50, cursor, state }: FindImportRows): Promise<Page<ImportRowView>> {
    const after = cursor === undefined ? 0 : parseInt(decodeCursor(cursor).value, 10);
    const became = state?.filter((each) => each !== 'ready');
    const found = became && became.length === state?.length ? await this.which(it, became, after, limit) : await this.all(it, state, after, limit);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? encodeCursor({ value: String(last.row), id: it.id }) : null };
  }

  /** Rows that became one of these: found by what they became, then opened. */
  private async which({ fileId }: Import, states: readonly ImportRowState[], after: number, limit: number): Promise<ImportRowView[]> {
    const outcomes = await this.shelf.outcomesOf(fileId, states, after, limit + 1);
    const opened = new Map<number, ReadRow>();
    const blocks = await this.shelf.blocksOf(
      fileId,
      outcomes.map(({ row }) => row),
    );
    for (const block of blocks) for (const row of await this.shelf.block(fileId, block)) opened.set(row.row, row);
    return outcomes.map((outcome) => importRowView(opened.get(outcome.row) ?? { row: outcome.row, cells: [] }, outcome));
  }

  /** Rows one after the other, block by block, until there are enough. */
  private async all({ fileId }: Import, states: readonly ImportRowState[] | undefined, after: number, limit: number): Promise<ImportRowView[]> {
    const found: ImportRowView[] = [];
    for (const block of await this.shelf.blocksAfter(fileId, after)) {
      const rows = (await this.shelf.block(fileId, block)).filter(({ row }) => row > after);
      const outcomes = await this.shelf.outcomes(fileId, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0);
      const became = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
      const views = rows.map((row) => importRowView(row, became.get(row.row)));
      found.push(...views.filter((view) => !states || states.includes(view.state)));
      if (found.length > limit) break;
    }
    return found;
  }
}
