import { currentCall } from '@tradewind/kernel/call';
import type { Database } from '@tradewind/persistence/database';
import { randomBytes } from 'node:crypto';
import { BlindIndex } from './blind-index.js';
import type { KeyFile, KeySet } from './key-file.js';
import { PersonKey } from './person-key.js';
import { decrypt, encrypt } from './sealed.js';

interface Row {
  readonly subjectId: string;
  readonly wrapped: string;
  readonly kekId: string;
  readonly keyVersion: number;
}

/** What one batch of wrapping anew has come to. */
export interface Rewrapped {
  readonly done: number;
  readonly broken: number;
}

const FIRST_VERSION = 1;
const KEY_BYTES = 32;
const wrappedFor = (subjectId: string): Buffer => Buffer.from(`data_key/wrapped/${subjectId}`);

/** The data keys of a service's people: made, unwrapped, wrapped anew and destroyed, always in the transaction of the call. */
export class DataKeys {
  constructor(
    private readonly db: Database,
    private readonly file: KeyFile,
  ) {}

  get blind(): BlindIndex {
    return new BlindIndex(this.file.current().indexKey);
  }

  /** A key for somebody new; null when there was one and it was destroyed. `holderId`: the customer or lead they belong to. */
  async create(subjectId: string, holderId: string): Promise<PersonKey | null> {
    const key = randomBytes(KEY_BYTES);
    const { active, wrapped } = this.wrap(key, subjectId);
    const made = await this.db.execute(
      `INSERT INTO "data_key" ("subjectId", "holderId", "wrapped", "kekId", "keyVersion", "createdAt") VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING "subjectId"`,
      [subjectId, holderId, wrapped, active, FIRST_VERSION, currentCall().at],
    );
    return made.length > 0 ? new PersonKey(subjectId, key, FIRST_VERSION, this.blind) : this.of(subjectId);
  }

  /** Null when there never was one, or when it was destroyed. */
  async of(subjectId: string): Promise<PersonKey | null> {
    const [row] = await this.db.query<Row>(
      `SELECT "subjectId", "wrapped", "kekId", "keyVersion" FROM "data_key" WHERE "subjectId" = $1 AND "destroyedAt" IS NULL`,
      [subjectId],
    );
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

  /**
   * Wraps up to `most` keys with the active key-encryption key that lie under another one; what was sealed with them stays as it is.
   * A key that cannot be opened (somebody changed its row) is left alone and counted: it must not stop the others.
   */
  async rewrap(most: number): Promise<Rewrapped> {
    const { active } = this.file.current();
    const rows = await this.db.execute<Row>(
      `SELECT "subjectId", "wrapped", "kekId", "keyVersion" FROM "data_key" WHERE "kekId" = ANY($1) AND "destroyedAt" IS NULL LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.retired(), most],
    );
    const anew = rows.flatMap((row) => this.wrappedAnew(row) ?? []);
    await this.db.execute(
      `UPDATE "data_key" k SET "wrapped" = n.wrapped, "kekId" = $3 FROM unnest($1::uuid[], $2::text[]) AS n(id, wrapped) WHERE k."subjectId" = n.id`,
      [anew.map(({ subjectId }) => subjectId), anew.map(({ wrapped }) => wrapped), active],
    );
    return { done: anew.length, broken: rows.length - anew.length };
  }

  /** True when some living key lies under another than the active key-encryption key. */
  async areToBeRewrapped(): Promise<boolean> {
    const [found] = await this.db.query(`SELECT 1 FROM "data_key" WHERE "kekId" = ANY($1) AND "destroyedAt" IS NULL LIMIT 1`, [this.retired()]);
    return found !== undefined;
  }

  private retired(): string[] {
    const { active, keys } = this.file.current();
    return [...keys.keys()].filter((id) => id !== active);
  }

  private wrappedAnew(row: Row): { subjectId: string; wrapped: string } | null {
    try {
      return { subjectId: row.subjectId, wrapped: this.wrap(this.unwrap(row), row.subjectId).wrapped };
    } catch {
      return null;
    }
  }

  private wrap(key: Uint8Array, subjectId: string): { active: string; wrapped: string } {
    const set = this.file.current();
    return { active: set.active, wrapped: encrypt(keyOf(set, set.active), key, wrappedFor(subjectId)).toString('base64') };
  }

  private unwrap({ subjectId, wrapped, kekId }: Row): Buffer {
    const set = this.file.current();
    const kek = keyOf(set.keys.has(kekId) ? set : this.file.latest(), kekId);
    return decrypt(kek, Buffer.from(wrapped, 'base64'), wrappedFor(subjectId));
  }
}

function keyOf({ keys }: KeySet, id: string): Buffer {
  const key = keys.get(id);
  if (!key) throw new Error(`The file of keys has no key ${id}: it was taken out before everything was wrapped anew, or the file is another installation's`);
  return key;
}
