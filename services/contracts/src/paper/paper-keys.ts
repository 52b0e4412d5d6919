import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@tradewind/persistence/database';

/** The secret behind the codes on printed contracts: made when the first one is printed, kept in the database with what it proves. */
@Injectable()
export class PaperKeys {
  private known: string | undefined;

  constructor(private readonly db: Database) {}

  /** Null while no contract was ever printed. */
  async current(): Promise<string | null> {
    const [row] = this.known === undefined ? await this.db.query<{ secret: string }>('SELECT "secret" FROM "paper_key" WHERE "id" = 1') : [];
    return this.known ?? row?.secret ?? null;
  }

  /** In a transaction of its own: whatever becomes of the printing, a code that was given out stays good. */
  async ensured(): Promise<string> {
    const there = await this.current();
    if (there !== null) return (this.known = there);
    await this.db.separately(() =>
      this.db.execute('INSERT INTO "paper_key" ("id", "secret") VALUES (1, $1) ON CONFLICT DO NOTHING', [randomBytes(32).toString('base64url')]),
    );
    return this.ensured();
  }
}
