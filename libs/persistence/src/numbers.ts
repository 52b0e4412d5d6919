import { businessDate } from '@tradewind/domain/business-date';
import type { Database } from './database.js';
import { NumberSeries } from './number-series.entity.js';
import { SharedDraws } from './shared-draws.js';

type Asked = (sql: string, parameters: unknown[]) => Promise<unknown>;

/** Business numbers such as `BJ-HT-2026-000123`, from a series that a branch owns (C-28). */
export class Numbers {
  private readonly draws = new SharedDraws((name, count) => this.take((sql, parameters) => this.db.dataSource.query(sql, parameters), AT_ONCE, name, count));

  constructor(private readonly db: Database) {}

  /** Given at once, outside the transaction: no branch ever waits for another's commit. May leave gaps. */
  async next(branch: string, kind: string, at: Date): Promise<string> {
    const name = series(branch, kind, at);
    return numbered(name, await this.draws.take(name, 1));
  }

  /** So many that follow each other, taken in one go; the same otherwise. */
  async nextOf(count: number, branch: string, kind: string, at: Date): Promise<readonly string[]> {
    const name = series(branch, kind, at);
    const last = await this.draws.take(name, count);
    return Array.from({ length: count }, (_, i) => numbered(name, last - count + 1 + i));
  }

  /** Without gaps, for invoices only: the series stays locked until the command commits. */
  async nextGapFree(branch: string, kind: string, at: Date): Promise<string> {
    const name = series(branch, kind, at);
    return numbered(name, await this.take((sql, parameters) => this.db.execute(sql, parameters), WITH_THE_COMMAND, name, 1));
  }

  /** The last of those that were taken. */
  private async take(ask: Asked, when: string, name: string, count: number): Promise<number> {
    const table = this.db.dataSource.getMetadata(NumberSeries).tableName;
    const rows = await ask(
      `INSERT INTO "${table}" AS s ("series", "last") SELECT $1, $3::int + coalesce((SELECT f."last" FROM "${table}" f WHERE f."series" = $2), 0) FROM ${when}
       ON CONFLICT ("series") DO UPDATE SET "last" = s."last" + $3::int RETURNING "last"`,
      [name, floorOf(name.slice(-4)), count],
    );
    return (rows as { last: number }[])[0]?.last ?? 0;
  }
}

/**
 * The log of the database keeps the order of commits: with a command that is on the disk, the number it was given is there too.
 * So nobody need wait for the disk twice.
 */
const AT_ONCE = `(SELECT set_config('synchronous_commit', 'off', true)) AS unhurried`;
const WITH_THE_COMMAND = '(SELECT 1) AS command';

/** What series of a year begin after that nobody has used yet: a restore may have lost the first numbers of one (R17). */
export const floorOf = (year: string): string => `*-${year}`;

const series = (branch: string, kind: string, at: Date): string => `${branch.toUpperCase()}-${kind}-${businessDate(at).slice(0, 4)}`;
const numbered = (name: string, number: number): string => `${name}-${String(number).padStart(6, '0')}`;
