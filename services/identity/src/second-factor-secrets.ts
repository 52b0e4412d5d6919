import { Injectable } from '@nestjs/common';
import { KeyFile } from '@tradewind/personal-data/key-file';
import { KeyRing } from '@tradewind/personal-data/key-ring';
import type { Rewrappable, Rewrapped } from '@tradewind/personal-data/rewrapping';
import { Database } from '@tradewind/persistence/database';
import { IdentityConfig } from './identity.config.js';
import { liesUnderOneOf } from './rewrap-sql.js';

interface Row {
  readonly id: string;
  readonly ownerId: string;
  readonly sealed: string;
}

const boundTo = (personId: string): Buffer => Buffer.from(`second_factor/sealedSecret/${personId}`);

/** Secrets of authenticator apps lie in the database only encrypted, under a key that is outside of it (S12). */
@Injectable()
export class SecondFactorSecrets implements Rewrappable {
  readonly what = 'second factors';
  private readonly ring: KeyRing;

  constructor(
    private readonly db: Database,
    { personalDataKeysFile }: IdentityConfig,
  ) {
    this.ring = new KeyRing(new KeyFile(personalDataKeysFile));
  }

  seal(personId: string, secret: Uint8Array): string {
    return this.ring.seal(secret, boundTo(personId));
  }

  open(personId: string, sealed: string): Buffer {
    return this.ring.open(sealed, boundTo(personId));
  }

  async areToBeRewrapped(): Promise<boolean> {
    const found = await this.db.query(`SELECT 1 FROM "second_factor" WHERE ${liesUnderOneOf('"sealedSecret"', '$1')} LIMIT 1`, [this.ring.retired()]);
    return found.length > 0;
  }

  async rewrap(most: number): Promise<Rewrapped> {
    const rows = await this.db.execute<Row>(
      `SELECT "id", "ownerId", "sealedSecret" AS "sealed" FROM "second_factor" WHERE ${liesUnderOneOf('"sealedSecret"', '$1')} LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.ring.retired(), most],
    );
    const anew = rows.flatMap((row) => this.anew(row) ?? []);
    await this.db.execute(`UPDATE "second_factor" f SET "sealedSecret" = n.sealed FROM unnest($1::uuid[], $2::text[]) AS n(id, sealed) WHERE f."id" = n.id`, [
      anew.map(({ id }) => id),
      anew.map(({ sealed }) => sealed),
    ]);
    return { done: anew.length, broken: rows.length - anew.length };
  }

  private anew({ id, ownerId, sealed }: Row): Pick<Row, 'id' | 'sealed'> | null {
    try {
      return { id, sealed: this.seal(ownerId, this.open(ownerId, sealed)) };
    } catch {
      return null;
    }
  }
}
