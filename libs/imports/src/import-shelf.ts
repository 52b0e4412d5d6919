import { IMPORT_PIECE_BYTES, type ImportRowState } from '@tradewind/contracts/imports/imports.api';
import { importNotFound } from '@tradewind/contracts/imports/imports.faults';
import type { Database } from '@tradewind/persistence/database';
import type { DataKeys } from '@tradewind/personal-data/data-keys';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { ReadRow } from './file/read-row.js';
import type { ImportRow } from './import-rows.entities.js';
import { piecesIn } from './import.repository.js';

type Part = 'file' | 'problems';
export type Outcome = Omit<ImportRow, 'fileId'>;

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

  async keepPiece(fileId: string, piece: number, bytes: Buffer): Promise<void> {
    const key = await this.keys.ofOrNew(fileId, fileId);
    if (!key) throw importNotFound({ importId: fileId });
    await this.store(key, fileId, 'file', piece, bytes);
  }

  /** Pieces that are here, and their bytes in all. */
  async size(fileId: string): Promise<{ readonly pieces: number; readonly bytes: number }> {
    const [found] = await this.db.query<{ pieces: number; bytes: number }>(
      `SELECT count(*)::int AS "pieces", coalesce(sum(length("bytes") - ${SEAL_BYTES}), 0)::int AS "bytes" FROM "import_piece" WHERE "fileId" = $1 AND "part" = 'file'`,
      [fileId],
    );
    return found ?? { pieces: 0, bytes: 0 };
  }

  async piece(fileId: string, part: Part, piece: number): Promise<Buffer> {
    const [row] = await this.db.query<{ bytes: Buffer }>(`SELECT "bytes" FROM "import_piece" WHERE "fileId" = $1 AND "part" = $2 AND "piece" = $3`, [
      fileId,
      part,
      piece,
    ]);
    if (!row) throw importNotFound({ importId: fileId });
    return (await this.keyOf(fileId)).openBytes(row.bytes, pieceAt(fileId, part, piece));
  }

  /** The workbook of the rows that failed, in place of an earlier one, as it is written. */
  async keepProblems(fileId: string, first: number, bytes: Buffer): Promise<number> {
    const key = await this.keyOf(fileId);
    const pieces = piecesIn(bytes.length);
    for (let i = 0; i < pieces; i += 1)
      await this.store(key, fileId, 'problems', first + i, bytes.subarray(i * IMPORT_PIECE_BYTES, (i + 1) * IMPORT_PIECE_BYTES));
    return pieces;
  }

  async forgetProblems(fileId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_piece" WHERE "fileId" = $1 AND "part" = 'problems'`, [fileId]);
  }

  async keepBlock(fileId: string, { block, rows }: Block): Promise<void> {
    const sealed = (await this.keyOf(fileId)).sealBytes(Buffer.from(JSON.stringify(rows)), blockAt(fileId, block));
    await this.db.execute(`INSERT INTO "import_block" ("fileId", "block", "firstRow", "lastRow", "rows") VALUES ($1, $2, $3, $4, $5)`, [
      ...[fileId, block, rows[0]?.row, rows.at(-1)?.row, sealed],
    ]);
  }

  async forgetBlocks(fileId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_block" WHERE "fileId" = $1`, [fileId]);
  }

  async block(fileId: string, block: number): Promise<readonly ReadRow[]> {
    const [row] = await this.db.query<{ rows: Buffer }>(`SELECT "rows" FROM "import_block" WHERE "fileId" = $1 AND "block" = $2`, [fileId, block]);
    return row ? this.opened(fileId, block, row.rows) : [];
  }

  /** Blocks whose rows have not had their turn. */
  async untaken(fileId: string): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(`SELECT "block" FROM "import_block" WHERE "fileId" = $1 AND NOT "taken" ORDER BY "block"`, [fileId]);
    return rows.map(({ block }) => block);
  }

  /** False when somebody was there before. */
  async take(fileId: string, block: number): Promise<boolean> {
    const rows = await this.db.execute(`UPDATE "import_block" SET "taken" = true WHERE "fileId" = $1 AND "block" = $2 AND NOT "taken" RETURNING 1`, [
      fileId,
      block,
    ]);
    return rows.length > 0;
  }

  /** Blocks that hold rows after this one. */
  async blocksAfter(fileId: string, row: number): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(`SELECT "block" FROM "import_block" WHERE "fileId" = $1 AND "lastRow" > $2 ORDER BY "block"`, [
      fileId,
      row,
    ]);
    return rows.map(({ block }) => block);
  }

  /** Blocks that hold one of these rows. */
  async blocksOf(fileId: string, wanted: readonly number[]): Promise<readonly number[]> {
    const rows = await this.db.query<{ block: number }>(
      `SELECT "block" FROM "import_block" WHERE "fileId" = $1 AND EXISTS (SELECT FROM unnest($2::int[]) r WHERE r BETWEEN "firstRow" AND "lastRow")`,
      [fileId, [...wanted]],
    );
    return rows.map(({ block }) => block);
  }

  async record(fileId: string, outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    await this.db.execute(
      `INSERT INTO "import_row" ("fileId", "row", "state", "problems", "recordId")
       SELECT $1, r."row", r."state", r."problems", r."recordId" FROM json_to_recordset($2::json) AS r("row" integer, "state" text, "problems" jsonb, "recordId" uuid)`,
      [fileId, JSON.stringify(outcomes)],
    );
  }

  async forgetOutcomes(fileId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "import_row" WHERE "fileId" = $1`, [fileId]);
  }

  /** What became of rows in this range that became anything. */
  outcomes(fileId: string, from: number, to: number): Promise<Outcome[]> {
    return this.db.query<Outcome>(
      `SELECT "row", "state", "problems", "recordId" FROM "import_row" WHERE "fileId" = $1 AND "row" BETWEEN $2 AND $3 ORDER BY "row"`,
      [fileId, from, to],
    );
  }

  /** The next rows of which this became, after one of them. */
  outcomesOf(fileId: string, states: readonly ImportRowState[], after: number, most: number): Promise<Outcome[]> {
    return this.db.query<Outcome>(
      `SELECT "row", "state", "problems", "recordId" FROM "import_row" WHERE "fileId" = $1 AND "state" = ANY($2) AND "row" > $3 ORDER BY "row" LIMIT $4`,
      [fileId, [...states], after, most],
    );
  }

  /** The file, its rows and its key; what became of which row stays. */
  async forget(fileId: string): Promise<void> {
    for (const table of ['import_piece', 'import_block']) await this.db.execute(`DELETE FROM "${table}" WHERE "fileId" = $1`, [fileId]);
    await this.keys.destroy([fileId], fileId);
  }

  /** Pieces of files that never came whole. */
  async abandoned(before: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT p."fileId" AS "id" FROM "import_piece" p WHERE p."at" <= $1 AND NOT EXISTS (SELECT FROM "import" i WHERE i."fileId" = p."fileId") LIMIT 100`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  private async store(key: PersonKey, fileId: string, part: Part, piece: number, bytes: Buffer): Promise<void> {
    await this.db.execute(
      `INSERT INTO "import_piece" ("fileId", "part", "piece", "bytes") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("fileId", "part", "piece") DO UPDATE SET "bytes" = excluded."bytes"`,
      [fileId, part, piece, key.sealBytes(bytes, pieceAt(fileId, part, piece))],
    );
  }

  private async opened(fileId: string, block: number, sealed: Buffer): Promise<readonly ReadRow[]> {
    const plain = (await this.keyOf(fileId)).openBytes(sealed, blockAt(fileId, block));
    return JSON.parse(plain.toString()) as readonly ReadRow[];
  }

  private async keyOf(fileId: string): Promise<PersonKey> {
    const key = await this.keys.of(fileId);
    if (!key) throw importNotFound({ importId: fileId });
    return key;
  }
}

/** What sealing adds: nonce and tag. */
const SEAL_BYTES = 28;
const pieceAt = (fileId: string, part: Part, piece: number) => ({ table: 'import_piece', column: `bytes.${part}.${piece}`, row: fileId });
const blockAt = (fileId: string, block: number) => ({ table: 'import_block', column: `rows.${block}`, row: fileId });
