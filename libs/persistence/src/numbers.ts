import { businessDate } from '@tradewind/domain/business-date';
import type { Database } from './database.js';
import { NumberSeries } from './number-series.entity.js';

/** Business numbers such as `BJ-HT-2026-000123`, from a series that a branch owns (C-28). */
export class Numbers {
  constructor(private readonly db: Database) {}

  /** Given at once, outside the transaction: no branch ever waits for another's commit. May leave gaps. */
  async next(branch: string, kind: string, at: Date): Promise<string> {
    return numbered(series(branch, kind, at), await this.take(this.db.dataSource.manager, series(branch, kind, at)));
  }

  /** So many that follow each other, taken in one go; the same otherwise. */
  async nextOf(count: number, branch: string, kind: string, at: Date): Promise<readonly string[]> {
    const name = series(branch, kind, at);
    const last = await this.take(this.db.dataSource.manager, name, count);
    return Array.from({ length: count }, (_, i) => numbered(name, last - count + 1 + i));
  }

  /** Without gaps, for invoices only: the series stays locked until the command commits. */
  async nextGapFree(branch: string, kind: string, at: Date): Promise<string> {
    return numbered(series(branch, kind, at), await this.take(await this.db.writer(), series(branch, kind, at)));
  }

  /** The last of those that were taken. */
  private async take(manager: { query: (sql: string, parameters: unknown[]) => Promise<unknown> }, name: string, count = 1): Promise<number> {
    const table = this.db.dataSource.getMetadata(NumberSeries).tableName;
    const rows = await manager.query(
      `INSERT INTO "${table}" AS s ("series", "last") VALUES ($1, $3::int + coalesce((SELECT f."last" FROM "${table}" f WHERE f."series" = $2), 0))
       ON CONFLICT ("series") DO UPDATE SET "last" = s."last" + $3::int RETURNING "last"`,
      [name, floorOf(name.slice(-4)), count],
    );
    return (rows as { last: number }[])[0]?.last ?? 0;
  }
}

/** What series of a year begin after that nobody has used yet: a restore may have lost the first numbers of one (R17). */
export const floorOf = (year: string): string => `*-${year}`;

const series = (branch: string, kind: string, at: Date): string => `${branch.toUpperCase()}-${kind}-${businessDate(at).slice(0, 4)}`;
const numbered = (name: string, number: number): string => `${name}-${String(number).padStart(6, '0')}`;
