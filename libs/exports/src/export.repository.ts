import { exportNotFound } from '@tradewind/contracts/exports/exports.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { Export } from './export.js';

/** Message size of the bus is 1 MB, and base64 takes a third more. */
const PIECE_BYTES = 512 * 1024;

/** What a page added to a file. */
export interface Written {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly cursor: string;
}

/** Everybody's exports; who may see which is said by whom they belong to, not by a post. */
export class ExportRepository extends AggregateRepository<Export> {
  constructor(db: Database) {
    super(db, Export, (exportId) => exportNotFound({ exportId }), 'company');
  }

  async mine(exportId: string, personId: string): Promise<Export> {
    const found = await this.get(exportId);
    found.mustBelongTo(personId);
    return found;
  }

  /** The one that waits longest. */
  async waiting(): Promise<Export | null> {
    const [row] = await this.db.query<{ id: string }>(`SELECT "id" FROM "export" WHERE "status" IN ('requested', 'running') ORDER BY "id" LIMIT 1`);
    return row ? this.get(row.id) : null;
  }

  /** Only while this run is the one that writes: false when it was cancelled, or another instance took it over. */
  async addPage({ id, run }: Export, { bytes, rows, cursor }: Written): Promise<boolean> {
    const [row] = await this.db.execute<{ pieces: number }>(
      `UPDATE "export" SET "rows" = $3, "cursor" = $4, "bytes" = "bytes" + $5, "pieces" = "pieces" + $6, "updatedAt" = now()
        WHERE "id" = $1 AND "run" = $2 AND "status" = 'running' RETURNING "pieces"`,
      [id, run, rows, cursor, bytes.length, piecesIn(bytes)],
    );
    if (row) await this.store(id, row.pieces - piecesIn(bytes), bytes);
    return row !== undefined;
  }

  /** The last of it; gives the whole of the file. */
  async addLast({ id, bytes: before, pieces }: Export, bytes: Buffer): Promise<{ readonly bytes: number; readonly pieces: number }> {
    await this.store(id, pieces, bytes);
    return { bytes: before + bytes.length, pieces: pieces + piecesIn(bytes) };
  }

  async piece(exportId: string, piece: number): Promise<Buffer> {
    const [row] = await this.db.query<{ bytes: Buffer }>(`SELECT "bytes" FROM "export_piece" WHERE "exportId" = $1 AND "piece" = $2`, [exportId, piece]);
    if (!row) throw exportNotFound({ exportId });
    return row.bytes;
  }

  async forgetFile(exportId: string): Promise<void> {
    await this.db.execute(`DELETE FROM "export_piece" WHERE "exportId" = $1`, [exportId]);
  }

  async countOpen(ownerId: string): Promise<number> {
    return (await this.findAll({ ownerId, status: ['requested', 'running'] })).length;
  }

  async expired(at: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "export" WHERE "status" = 'ready' AND "expiresAt" <= $1 ORDER BY "id" LIMIT 100`, [at]);
    return rows.map(({ id }) => id);
  }

  private async store(exportId: string, first: number, bytes: Buffer): Promise<void> {
    for (let i = 0; i < piecesIn(bytes); i += 1)
      await this.db.execute(`INSERT INTO "export_piece" ("exportId", "piece", "bytes") VALUES ($1, $2, $3)`, [
        exportId,
        first + i,
        bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
      ]);
  }
}

const piecesIn = (bytes: Buffer): number => Math.ceil(bytes.length / PIECE_BYTES);
