import type { Revocations } from '@tradewind/auth/revocations';
import { ALL_SESSIONS } from '@tradewind/persistence/access-revocation.entity';
import type { Database } from '@tradewind/persistence/database';

/** All instances, leading or not, know of a revocation this soon after the service took it in. */
const EVERY_MS = 1_000;

interface Row {
  readonly subjectId: string;
  readonly sessionId: string;
  readonly issuedBefore: Date;
}

/** Reads the service's list of revoked access into memory again and again. */
export class RevocationWatch {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly db: Database,
    private readonly revocations: Revocations,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Settles when the list is known for the first time. */
  async begin(): Promise<void> {
    await this.read();
    this.next();
  }

  end(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private next(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.read()
        .catch(this.report)
        .finally(() => {
          this.next();
        });
    }, EVERY_MS);
  }

  private async read(): Promise<void> {
    const rows = await this.db.dataSource.query<Row[]>('SELECT "subjectId", "sessionId", "issuedBefore" FROM "access_revocation"');
    this.revocations.replaceWith(rows.map((row) => ({ ...row, sessionId: row.sessionId === ALL_SESSIONS ? null : row.sessionId })));
  }
}
