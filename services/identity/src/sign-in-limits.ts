import { Injectable } from '@nestjs/common';
import { hashOfSecret } from '@tradewind/auth/opaque-token';
import { tooManyTries } from '@tradewind/contracts/identity/sign-in.faults';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';

export interface Limit {
  readonly key: string;
  /** So many tries are free; after that each costs twice the wait of the one before. */
  readonly free: number;
}
export const accountLimit = (login: string): Limit => ({ key: `account:${login.toLowerCase()}`, free: 5 });
export const addressLimit = (address: string): Limit => ({ key: `address:${address}`, free: 50 });
/** Of somebody who is signed in and gives the old password: wears out nobody's sign-in. */
export const oldPasswordLimit = (personId: string): Limit => ({ key: `old-password:${personId}`, free: 5 });
export const factorLimit = (personId: string): Limit => ({ key: `factor:${personId}`, free: 5 });

const WINDOW_S = 900;
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 900;

/**
 * How often somebody may guess (S2). A try is counted before it is evaluated, in a transaction of its own: a thousand at
 * once are counted as a thousand, and a refusal does not take the count back. What succeeded is given back.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly db: Database) {}

  /** Runs `attempt` when all limits allow it. A `true` or other truthy outcome gives the tries back; a fault or null does not. */
  async within<T>(limits: readonly Limit[], attempt: () => Promise<T>): Promise<T> {
    await this.db.separately(async () => {
      for (const limit of limits) await this.count(limit);
    });
    const outcome = await attempt();
    if (outcome) await this.giveBack(limits);
    return outcome;
  }

  /** The clock is read after the row is locked: tries at the same moment wait for each other, and are older than the one before. */
  /** What has been quiet for long counts no more; logins that nobody has would fill the table. */
  @Watches(10_000)
  async forget(): Promise<void> {
    await this.db.unitOfWork(() => this.db.execute(`DELETE FROM "sign_in_limit" WHERE greatest("lastAt", "blockedUntil") < now() - interval '1 hour'`));
  }

  private async count({ key, free }: Limit): Promise<void> {
    const stale = `greatest(l."lastAt", l."blockedUntil") < now() - interval '${WINDOW_S} seconds'`;
    const counted = await this.db.execute<{ tries: number }>(
      `INSERT INTO "sign_in_limit" AS l ("key", "tries", "lastAt", "blockedUntil") VALUES ($1, 1, now(), now())
       ON CONFLICT ("key") DO UPDATE SET
         "tries" = CASE WHEN ${stale} THEN 1 ELSE l."tries" + 1 END,
         "lastAt" = now(),
         "blockedUntil" = CASE WHEN ${stale} OR l."tries" + 1 < $2 THEN now()
           ELSE now() + least(${LONGEST_WAIT_S}, ${FIRST_WAIT_S} * power(2, least(l."tries" + 1 - $2, 10))) * interval '1 second' END
       WHERE l."blockedUntil" <= clock_timestamp() RETURNING "tries"`,
      [hashOfSecret(key), free],
    );
    if (counted.length === 0) throw tooManyTries({ seconds: await this.secondsToWait(key) });
  }

  private async secondsToWait(key: string): Promise<number> {
    const [row] = await this.db.query<{ seconds: number }>(
      `SELECT greatest(1, ceil(extract(epoch FROM "blockedUntil" - now())))::int AS "seconds" FROM "sign_in_limit" WHERE "key" = $1`,
      [hashOfSecret(key)],
    );
    return row?.seconds ?? 1;
  }

  /** An account starts anew; an address only gets this one try back, so that one good password does not pay for many bad ones. */
  private async giveBack(limits: readonly Limit[]): Promise<void> {
    await this.db.separately(async () => {
      for (const { key } of limits)
        await this.db.execute(
          key.startsWith('address:')
            ? `UPDATE "sign_in_limit" SET "tries" = greatest(0, "tries" - 1), "blockedUntil" = now() WHERE "key" = $1`
            : `DELETE FROM "sign_in_limit" WHERE "key" = $1`,
          [hashOfSecret(key)],
        );
    });
  }
}
