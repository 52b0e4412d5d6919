import { Injectable } from '@nestjs/common';
import type { Rewrappable, Rewrapped } from '@tradewind/personal-data/rewrapping';
import { Database } from '@tradewind/persistence/database';
import type { PartnerSecret } from './domain/partner-secret.js';
import { PartnerSecrets } from './partner-secrets.js';
import { liesUnderOneOf } from './rewrap-sql.js';

interface Row {
  readonly id: string;
  readonly secrets: readonly PartnerSecret[];
}

const toBeRewrapped = `EXISTS (SELECT 1 FROM jsonb_array_elements("secrets") s WHERE ${liesUnderOneOf(`s->>'sealed'`, '$1')})`;

/** The secrets of partner apps as they lie in the database, under a key that may have been changed since. */
@Injectable()
export class PartnerSecretRows implements Rewrappable {
  readonly what = 'apps of partners';

  constructor(
    private readonly db: Database,
    private readonly secrets: PartnerSecrets,
  ) {}

  async areToBeRewrapped(): Promise<boolean> {
    return (await this.db.query(`SELECT 1 FROM "partner_app" WHERE ${toBeRewrapped} LIMIT 1`, [this.secrets.retiredKeys()])).length > 0;
  }

  async rewrap(most: number): Promise<Rewrapped> {
    const rows = await this.db.execute<Row>(`SELECT "id", "secrets" FROM "partner_app" WHERE ${toBeRewrapped} LIMIT $2 FOR UPDATE SKIP LOCKED`, [
      this.secrets.retiredKeys(),
      most,
    ]);
    const anew = rows.flatMap((row) => this.anew(row) ?? []);
    await this.db.execute(`UPDATE "partner_app" a SET "secrets" = n.secrets FROM unnest($1::uuid[], $2::jsonb[]) AS n(id, secrets) WHERE a."id" = n.id`, [
      anew.map(({ id }) => id),
      anew.map(({ secrets }) => JSON.stringify(secrets)),
    ]);
    return { done: anew.length, broken: rows.length - anew.length };
  }

  private anew({ id, secrets }: Row): Row | null {
    try {
      return { id, secrets: this.secrets.sealedAnew(id, secrets) };
    } catch {
      return null;
    }
  }
}
