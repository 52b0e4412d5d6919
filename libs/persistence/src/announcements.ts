import type { DataSource } from 'typeorm';
import type { Records } from './records.js';

/** Channel the relay listens on. */
export const OUTBOX_CHANNEL = 'outbox';

/**
 * Tells screens of what was committed without a fact, such as a step of an approval, and the relay of facts: by the database, wherever it runs, unless somebody here knows it nearer by. Said after the
 * commit and not in it: a commit that notifies waits for the disk while all others that notify, of any service, wait for it. Who dies in
 * between says nothing; the relay looks by itself every few seconds.
 */
export class Announcements {
  /** Tells a relay in this process; false when there is none. */
  nearer: () => boolean = () => false;
  /** Tells screens that something changed in a branch; of what a fact tells they hear when it is published. */
  quietly: (branch: string) => void = () => undefined;
  private saying: Promise<unknown> | undefined;
  private again = false;

  constructor(private readonly db: DataSource) {}

  committed({ announces, untold }: Pick<Records, 'announces' | 'untold'>): void {
    for (const branch of untold) this.quietly(branch);
    if (!announces || this.nearer()) return;
    if (this.saying) this.again = true;
    else this.say();
  }

  /** What is committed while it is said is said together. */
  private say(): void {
    this.again = false;
    this.saying = this.db
      .query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`)
      .catch(() => undefined) // the relay looks by itself
      .then(() => {
        this.saying = undefined;
        if (this.again) this.say();
      });
  }
}
