import { businessDate } from '@tradewind/domain/business-date';

/** Where versions of policies are kept: each service's replica, or the policies service's own table. */
interface Kept {
  readonly table: string;
  /** Column of the version. */
  readonly version: string;
  /** What else a row must be, e.g. known by a moment. */
  readonly where?: string;
}

/** The first of the versions that hold for a unit is the one in force: nearest unit, latest day, later version. */
export const ranking = (version: string): string => `length("org") DESC, "effectiveFrom" DESC, "${version}" DESC`;

/**
 * Which version is in force, asked in one place for everybody: the unit itself or the nearest one above it that has any (branch before
 * region before company), of its versions that with the latest day, of two for one day the later. One row for each key;
 * parameters: $1 keys, $2 the day, $3 `unitsAbove` the unit.
 */
export const inForceSql = ({ table, version, where = 'true' }: Kept): string =>
  `SELECT DISTINCT ON ("key") * FROM "${table}"
    WHERE "key" = ANY($1) AND "effectiveFrom" <= $2 AND "org" = ANY($3) AND "${version}" IS NOT NULL AND ${where}
    ORDER BY "key", ${ranking(version)}`;

/** `hq.bj.sales` → itself, `hq.bj`, `hq`. */
export const unitsAbove = (org: string): string[] => org.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));

/** How a version is named in audit rows and refusals: `sla@hq/3`. */
export const versionName = ({ key, org, version }: { key: string; org: string; version: number }): string => `${key}@${org}/${version}`;

/** Valid time and recorded time: what held on a day, as far as it was known at a moment. */
export interface Asked {
  readonly on: string;
  readonly asKnownAt: Date;
}

export const asked = ({ on, asKnownAt }: { on?: string | undefined; asKnownAt?: string | undefined }, now: Date): Asked => ({
  on: on ?? businessDate(now),
  asKnownAt: asKnownAt === undefined ? now : new Date(asKnownAt),
});
