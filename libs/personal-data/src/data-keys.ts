import { currentCall } from '@tradewind/kernel/call';
import type { Database } from '@tradewind/persistence/database';
import { randomBytes } from 'node:crypto';
import { BlindIndex } from './blind-index.js';
import type { KeyFile } from './key-file.js';
import { KeyRing } from './key-ring.js';
import { PersonKey } from './person-key.js';
import type { Rewrappable, Rewrapped } from './rewrapping.js';

interface Row {
  readonly subjectId: string;
  readonly wrapped: string;
  readonly kekId: string;
  readonly keyVersion: number;
}

/** Somebody new, and the customer or lead they belong to. */
export interface Subject {
  readonly subjectId: string;
  readonly holderId: string;
}

const FIRST_VERSION = 1;
const KEY_BYTES = 32;
const wrappedFor = (subjectId: string): Buffer => Buffer.from(`data_key/wrapped/${subjectId}`);

/** The data keys of a service's people: made, unwrapped, wrapped anew and destroyed, always in the transaction of the call. */
export class DataKeys implements Rewrappable {
  readonly what = 'data keys';
  private readonly ring: KeyRing;
  private index: { readonly of: Uint8Array; readonly blind: BlindIndex } | undefined;

  constructor(
    private readonly db: Database,
    private readonly file: KeyFile,
  ) {
    this.ring = new KeyRing(file);
  }

  /** Of the key in the file as it is now. */
  get blind(): BlindIndex {
    const { indexKey } = this.file.current();
    if (this.index?.of !== indexKey) this.index = { of: indexKey, blind: new BlindIndex(indexKey) };
    return this.index.blind;
  }

  /** A key for somebody new; null when there was one and it was destroyed. `holderId`: the customer or lead they belong to. */
  async create(subjectId: string, holderId: string): Promise<PersonKey | null> {
    const key = randomBytes(KEY_BYTES);
    const { kekId, wrapped } = this.wrap(key, subjectId);
    const made = await this.db.execute(
      `INSERT INTO "data_key" ("subjectId", "holderId", "wrapped", "kekId", "keyVersion", "createdAt") VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING "subjectId"`,
      [subjectId, holderId, wrapped, kekId, FIRST_VERSION, currentCall().at],
    );
    return made.length > 0 ? new PersonKey(subjectId, key, FIRST_VERSION, this.blind) : this.of(subjectId);
  }

  /** Keys for people of whom nobody has ever heard, in one statement: the ids were made for them, so nobody has had one, and nobody waits to hear so. */
  async createNew(subjects: readonly Subject[]): Promise<readonly PersonKey[]> {
    const made = subjects.map(({ subjectId, holderId }) => {
      const key = randomBytes(KEY_BYTES);
      return { subjectId, holderId, key, ...this.wrap(key, subjectId) };
    });
    if (made.length > 0)
      await this.db.tell({
        text: `INSERT INTO "data_key" ("subjectId", "holderId", "wrapped", "kekId", "keyVersion", "createdAt")
         SELECT subject, holder, wrapped, kek, $5, $6 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS n(subject, holder, wrapped, kek)`,
        values: [...columnsOf(made, ['subjectId', 'holderId', 'wrapped', 'kekId']), FIRST_VERSION, currentCall().at],
      });
    const { blind } = this;
    return made.map(({ subjectId, key }) => new PersonKey(subjectId, key, FIRST_VERSION, blind));
  }

  /** Null when there never was one, or when it was destroyed. */
  async of(subjectId: string): Promise<PersonKey | null> {
    const [row] = await this.db
      .short()
      .query<Row>(`SELECT "subjectId", "wrapped", "kekId", "keyVersion" FROM "data_key" WHERE "subjectId" = $1 AND "destroyedAt" IS NULL`, [subjectId]);
    return row ? new PersonKey(subjectId, this.unwrap(row), row.keyVersion, this.blind) : null;
  }

  /** The key of somebody who may be new here; null when it was destroyed. */
  async ofOrNew(subjectId: string, holderId: string): Promise<PersonKey | null> {
    return (await this.of(subjectId)) ?? this.create(subjectId, holderId);
  }

  /** Deletes for good whatever was sealed with the keys of these people, and whatever anybody would still seal for them. */
  async destroy(subjectIds: readonly string[], holderId: string): Promise<void> {
    const { at } = currentCall();
    await this.db.execute(
      `INSERT INTO "data_key" ("subjectId", "holderId", "wrapped", "kekId", "keyVersion", "createdAt", "destroyedAt")
       SELECT unnest($1::uuid[]), $2, NULL, '', 0, $3, $3 ON CONFLICT ("subjectId") DO UPDATE
       SET "wrapped" = NULL, "destroyedAt" = EXCLUDED."destroyedAt" WHERE "data_key"."destroyedAt" IS NULL`,
      [subjectIds, holderId, at],
    );
  }

  /** The same for everybody who belongs to a customer or lead. */
  async destroyAllOf(holderId: string): Promise<void> {
    await this.db.execute(`UPDATE "data_key" SET "wrapped" = NULL, "destroyedAt" = $2 WHERE "holderId" = $1 AND "destroyedAt" IS NULL`, [
      holderId,
      currentCall().at,
    ]);
  }

  /** What was sealed with the keys stays as it is. */
  async rewrap(most: number): Promise<Rewrapped> {
    const rows = await this.db.execute<Row>(
      `SELECT "subjectId", "wrapped", "kekId", "keyVersion" FROM "data_key" WHERE "kekId" = ANY($1) AND "destroyedAt" IS NULL LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.ring.retired(), most],
    );
    const anew = rows.flatMap((row) => this.wrappedAnew(row) ?? []);
    await this.db.execute(
      `UPDATE "data_key" k SET "wrapped" = n.wrapped, "kekId" = n.kek FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(id, wrapped, kek) WHERE k."subjectId" = n.id`,
      [anew.map(({ subjectId }) => subjectId), anew.map(({ wrapped }) => wrapped), anew.map(({ kekId }) => kekId)],
    );
    return { done: anew.length, broken: rows.length - anew.length };
  }

  async areToBeRewrapped(): Promise<boolean> {
    const [found] = await this.db.query(`SELECT 1 FROM "data_key" WHERE "kekId" = ANY($1) AND "destroyedAt" IS NULL LIMIT 1`, [this.ring.retired()]);
    return found !== undefined;
  }

  private wrappedAnew(row: Row): { subjectId: string; kekId: string; wrapped: string } | null {
    try {
      return { subjectId: row.subjectId, ...this.wrap(this.unwrap(row), row.subjectId) };
    } catch {
      return null;
    }
  }

  private wrap(key: Uint8Array, subjectId: string): { kekId: string; wrapped: string } {
    const { keyId: kekId, body } = this.ring.wrap(key, wrappedFor(subjectId));
    return { kekId, wrapped: body.toString('base64') };
  }

  private unwrap({ subjectId, wrapped, kekId }: Row): Buffer {
    return this.ring.unwrap({ keyId: kekId, body: Buffer.from(wrapped, 'base64') }, wrappedFor(subjectId));
  }
}

const columnsOf = <T extends object>(rows: readonly T[], names: readonly (keyof T)[]): unknown[][] => names.map((name) => rows.map((row) => row[name]));
