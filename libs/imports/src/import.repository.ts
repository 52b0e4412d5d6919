import { IMPORT_PIECE_BYTES } from '@tradewind/contracts/imports/imports.api';
import { importNotFound } from '@tradewind/contracts/imports/imports.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { Import, OPEN } from './import.js';

/** Whose turn it is: this run, at this stage. */
export type Turn = Pick<Import, 'id' | 'run' | 'status'>;

/** It was cancelled meanwhile, or somebody else goes on with it: what was begun is left. */
export class NotOurTurn extends Error {}

/** Everybody's imports; who may see which is said by whom they belong to, not by a post. */
export class ImportRepository extends AggregateRepository<Import> {
  constructor(db: Database) {
    super(db, Import, (importId) => importNotFound({ importId }), 'company');
  }

  async mine(importId: string, personId: string): Promise<Import> {
    const found = await this.get(importId);
    found.mustBelongTo(personId);
    return found;
  }

  /** The one that waits longest for something to be done. */
  async waiting(): Promise<Import | null> {
    const [row] = await this.db.query<{ id: string }>(`SELECT "id" FROM "import" WHERE "status" IN ('uploaded', 'running') ORDER BY "id" LIMIT 1`);
    return row ? this.get(row.id) : null;
  }

  async countOpen(ownerId: string): Promise<number> {
    return (await this.findAll({ ownerId, status: OPEN })).length;
  }

  /** Whoever works on it from now on; an older run finds that it is not its turn any more. Technical: it leaves no trace. */
  async begin({ id, status }: Turn, run: string): Promise<void> {
    await this.db.execute(`UPDATE "import" SET "run" = $2 WHERE "id" = $1 AND "status" = $3`, [id, run, status]);
  }

  /** So many more of each, while it is this run's turn. */
  async progress({ id, run, status }: Turn, more: Partial<Record<'rows' | 'checked' | 'wrong' | 'done' | 'refused', number>>): Promise<void> {
    const counted = Object.entries(more).map(([name, count]) => `"${name}" = "${name}" + ${count}`);
    const rows = await this.db.execute(
      `UPDATE "import" SET ${counted.join(', ')}, "updatedAt" = now() WHERE "id" = $1 AND "run" = $2 AND "status" = $3 RETURNING 1`,
      [id, run, status],
    );
    if (rows.length === 0) throw new NotOurTurn();
  }

  /** The end of a stage, decided by the aggregate while it is this run's turn. */
  conclude({ id, run }: Turn, decide: (it: Import) => void): Promise<Import> {
    return this.update(id, (it) => {
      if (it.run !== run) throw new NotOurTurn();
      decide(it);
    });
  }

  /** From the beginning: what an earlier try has counted was not finished. */
  async startAgain({ id }: Turn, counts: readonly ('rows' | 'checked' | 'wrong')[]): Promise<void> {
    await this.db.execute(`UPDATE "import" SET ${counts.map((name) => `"${name}" = 0`).join(', ')} WHERE "id" = $1`, [id]);
  }

  async expired(at: Date): Promise<readonly Import[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "import" WHERE NOT "forgotten" AND "expiresAt" <= $1 ORDER BY "id" LIMIT 50`, [at]);
    return Promise.all(rows.map(({ id }) => this.get(id)));
  }
}

/** How many messages carry so many bytes. */
export const piecesIn = (bytes: number): number => Math.ceil(bytes / IMPORT_PIECE_BYTES);
