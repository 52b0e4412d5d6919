import { IMPORT_PIECE_BYTES, type ImportRowState } from '@tradewind/contracts/imports/imports.api';
import { importNotFound } from '@tradewind/contracts/imports/imports.faults';
import type { Database } from '@tradewind/persistence/database';
import type { DataKeys } from '@tradewind/personal-data/data-keys';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { ReadRow } from './file/read-row.js';
import type { ImportRow } from './import-rows.entities.js';
import { piecesIn } from './import.repository.js';

type Part = 'file' | 'problems';
export type Outcome = Omit<ImportRow, 'importId'>;

export interface Block {
  readonly block: number;
  readonly rows: readonly ReadRow[];
}

/**
 * What an import holds: its file, its rows, the workbook of those that failed. Lists of customers are full of people, so all of
 * it is sealed under a key that the import alone has, and deleted for good by destroying that key (S12, S13).
 */
export class ImportShelf {
  constructor(
    private readonly db: Database,
    private readonly keys: DataKeys,
  ) {}

  async keepPiece(importId: string, piece: number, bytes: Buffer): Promise<void> {
    const key = await this.keys.ofOrNew(importId, importId);
    if (!key) throw importNotFound({ importId });
    await this.store(key, importId, 'file', piece, bytes);
  }

  /** Pieces that are here, and their bytes in all. */
  async size(importId: string): Promise<{ readonly pieces: number; readonly bytes: number }> {
    const [found] = await this.db.query<{ pieces: number; bytes: number }>(
      `SELECT count(*)::int AS "pieces", coalesce(sum(length("bytes") - ${SEAL_BYTES}), 0)::int AS "bytes" FROM "import_piece" WHERE "importId" = $1 AND "part" = 'file'`,
      [importId],
    );
    return found ?? { pieces: 0, bytes: 0 };
  }

  async piece(importId: string, part: Part, piece: number): Promise<Buffer> {
    const [row] = await this.db.query<{ bytes: Buffer }>(`SELECT "bytes" FROM "import_piece" WHERE "importId" = $1 AND "part" = $2 AND "piece" = $3`, [
      importId,
      part,
      piece,
    ]);
    if (!row) throw importNotFound({ importId });
    return (await this.keyOf(importId)).openBytes(row.bytes, pieceAt(importId, part, piece));
  }

  /** The workbook of the rows that failed, in place of an earlier one, as it is written. */
  async keepProblems(importId: string, first: number, bytes: Buffer): Promise<number> {
    const key = await this.keyOf(importId);
    const pieces = piecesIn(bytes.length);
    for (let i = 0; i < pieces; i += 1)
      await this.store(key, importId, 'problems', first + i, bytes.subarray(i * IMPORT_PIECE_BYTES, (i + 1) * IMPORT_PIECE_BYTES));
    return pieces;
  }

  async forgetProblems(importId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_piece" WHERE "importId" = $1 AND "part" = 'problems'`, [importId]);
  }

  async keepBlock(importId: string, { block, rows }: Block): Promise<void> {
    const sealed = (await this.keyOf(importId)).sealBytes(Buffer.from(JSON.stringify(rows)), blockAt(importId, block));
    await this.db.execute(`INSERT INTO "import_block" ("importId", "block", "firstRow", "lastRow", "rows") VALUES ($1, $2, $3, $4, $5)`, [
      ...[importId, block, rows[0]?.row, rows.at(-1)?.row, sealed],
    ]);
  }

  async forgetBlocks(importId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_block" WHERE "importId" = $1`, [importId]);
  }

  async block(importId: string, block: number): Promise<readonly ReadRow[]> {
    const [row] = await this.db.query<{ rows: Buffer }>(`SELECT "rows" FROM "import_block" WHERE "importId" = $1 AND "block" = $2`, [importId, block]);
    return row ? this.opened(importId, block, row.rows) : [];
  }

  /** Blocks whose rows have not had their turn. */
  async untaken(importId: string): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(`SELECT "block" FROM "import_block" WHERE "importId" = $1 AND NOT "taken" ORDER BY "block"`, [
      importId,
    ]);
    return rows.map(({ block }) => block);
  }

  /** False when somebody was there before. */
  async take(importId: string, block: number): Promise<boolean> {
    const rows = await this.db.execute(`UPDATE "import_block" SET "taken" = true WHERE "importId" = $1 AND "block" = $2 AND NOT "taken" RETURNING 1`, [
      importId,
      block,
    ]);
    return rows.length > 0;
  }

  /** Blocks that hold rows after this one. */
  async blocksAfter(importId: string, row: number): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(`SELECT "block" FROM "import_block" WHERE "importId" = $1 AND "lastRow" > $2 ORDER BY "block"`, [
      importId,
      row,
    ]);
    return rows.map(({ block }) => block);
  }

  /** Blocks that hold one of these rows. */
  async blocksOf(importId: string, wanted: readonly number[]): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(
      `SELECT "block" FROM "import_block" WHERE "importId" = $1 AND EXISTS (SELECT FROM unnest($2::int[]) r WHERE r BETWEEN "firstRow" AND "lastRow")`,
      [importId, [...wanted]],
    );
    return rows.map(({ block }) => block);
  }

  async record(importId: string, outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    await this.db.execute(
      `INSERT INTO "import_row" ("importId", "row", "state", "problems", "recordId")
       SELECT $1, r."row", r."state", r."problems", r."recordId" FROM json_to_recordset($2::json) AS r("row" integer, "state" text, "problems" jsonb, "recordId" uuid)`,
      [importId, JSON.stringify(outcomes)],
    );
  }

  async forgetOutcomes(importId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_row" WHERE "importId" = $1`, [importId]);
  }

  /** What became of rows in this range that became anything. */
  outcomes(importId: string, from: number, to: number): Promise<Outcome[]> {
    return this.db.query<Outcome>(
      `SELECT "row", "state", "problems", "recordId" FROM "import_row" WHERE "importId" = $1 AND "row" BETWEEN $2 AND $3 ORDER BY "row"`,
      [importId, from, to],
    );
  }

  /** The next rows of which this became, after one of them. */
  outcomesOf(importId: string, states: readonly ImportRowState[], after: number, most: number): Promise<Outcome[]> {
    return this.db.query<Outcome>(
      `SELECT "row", "state", "problems", "recordId" FROM "import_row" WHERE "importId" = $1 AND "state" = ANY($2) AND "row" > $3 ORDER BY "row" LIMIT $4`,
      [importId, [...states], after, most],
    );
  }

  /** The file, its rows and its key; what became of which row stays. */
  async forget(importId: string): Promise<void> {
    for (const table of ['import_piece', 'import_block']) await this.db.execute(`DELETE FROM "${table}" WHERE "importId" = $1`, [importId]);
    await this.keys.destroy([importId], importId);
  }

  /** Pieces of files that never came whole. */
  async abandoned(before: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT p."importId" AS "id" FROM "import_piece" p WHERE p."at" <= $1 AND NOT EXISTS (SELECT FROM "import" i WHERE i."id" = p."importId") LIMIT 100`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  private async store(key: PersonKey, importId: string, part: Part, piece: number, bytes: Buffer): Promise<void> {
    await this.db.execute(
      `INSERT INTO "import_piece" ("importId", "part", "piece", "bytes") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("importId", "part", "piece") DO UPDATE SET "bytes" = excluded."bytes"`,
      [importId, part, piece, key.sealBytes(bytes, pieceAt(importId, part, piece))],
    );
  }

  private async opened(importId: string, block: number, sealed: Buffer): Promise<readonly ReadRow[]> {
    const plain = (await this.keyOf(importId)).openBytes(sealed, blockAt(importId, block));
    return JSON.parse(plain.toString()) as readonly ReadRow[];
  }

  private async keyOf(importId: string): Promise<PersonKey> {
    const key = await this.keys.of(importId);
    if (!key) throw importNotFound({ importId });
    return key;
  }
}

/** What sealing adds: nonce and tag. */
const SEAL_BYTES = 28;
const pieceAt = (importId: string, part: Part, piece: number) => ({ table: 'import_piece', column: `bytes.${part}.${piece}`, row: importId });
const blockAt = (importId: string, block: number) => ({ table: 'import_block', column: `rows.${block}`, row: importId });
