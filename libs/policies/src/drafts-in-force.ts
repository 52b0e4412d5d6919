import type { DraftValue } from '@tradewind/contracts/policies/replays.api';
import type { Database } from '@tradewind/persistence/database';
import { ranking } from './resolution.js';

/** Where and when something was decided. */
export interface Place {
  readonly org: string;
  /** Business day. */
  readonly on: string;
}

/** Later than any version that was approved for the same unit. */
const LAST = 2_147_483_647;

/** What was in force there and then, had the drafts been in force from the beginning; only where that would have been a draft. */
const DRAFTED = `
  SELECT asked."org", asked."on"::text AS "on", best."draft"
    FROM unnest($1::text[], $2::date[]) AS asked("org", "on")
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT "org", "effectiveFrom", "version", NULL::int AS "draft" FROM "policy_replica" WHERE "key" = $3 AND "effectiveFrom" <= asked."on"
        UNION ALL
        SELECT d."org", asked."on", ${LAST}, d."draft" FROM jsonb_to_recordset($4::jsonb) AS d("org" text, "draft" int)) known
       WHERE asked."org" = "org" OR starts_with(asked."org", "org" || '.')
       ORDER BY ${ranking('version')} LIMIT 1) best
   WHERE best."draft" IS NOT NULL`;

const NAME = /^(.+)@(.+)\/(\d+)$/;

/** Draft values as if they had been in force all the time, ranked among the approved ones as always: nearest unit first (XCT-01). */
export class DraftsInForce {
  private readonly named = new Map<string, object | null>();

  constructor(
    private readonly db: Database,
    private readonly drafts: readonly DraftValue[],
  ) {}

  isDrafted(key: string): boolean {
    return this.drafts.some((draft) => draft.key === key);
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- whoever names the kind knows its shape
  valuesOf<V extends object>(key: string): readonly V[] {
    return this.drafts.filter((draft) => draft.key === key).map(({ value }) => value as V);
  }

  /** Units the drafts of these kinds are for: what lies elsewhere they cannot change. */
  orgsOf(keys: readonly string[]): string[] {
    return [...new Set(this.drafts.filter(({ key }) => keys.includes(key)).map(({ org }) => org))];
  }

  /** For many places at once: the draft that would have decided there and then, or null. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- whoever names the kind knows its shape
  async of<V extends object>(key: string, places: readonly Place[]): Promise<(place: Place) => V | null> {
    if (!this.isDrafted(key)) return () => null;
    const found = new Map((await this.rows(key, places)).map(({ org, on, draft }) => [`${org} ${on}`, this.drafts[draft]?.value as V | undefined]));
    return ({ org, on }) => found.get(`${org} ${on}`) ?? null;
  }

  /** The value of a version as decisions name it, `claim-review@hq/3`; null where this service does not know it. */
  async versionNamed<V extends object>(name: string): Promise<V | null> {
    const known = this.named.get(name);
    if (known !== undefined) return known as V | null;
    const [, key, org, version] = NAME.exec(name) ?? [];
    const [row] = await this.db.query<{ value: V }>('SELECT "value" FROM "policy_replica" WHERE "key" = $1 AND "org" = $2 AND "version" = $3', [
      key ?? '',
      org ?? '',
      version ?? 0,
    ]);
    this.named.set(name, row?.value ?? null);
    return row?.value ?? null;
  }

  private rows(key: string, places: readonly Place[]): Promise<{ org: string; on: string; draft: number }[]> {
    const distinct = [...new Map(places.map((place) => [`${place.org} ${place.on}`, place])).values()];
    const drafts = this.drafts.flatMap((draft, i) => (draft.key === key ? [{ org: draft.org, draft: i }] : []));
    return this.db.query(DRAFTED, [distinct.map(({ org }) => org), distinct.map(({ on }) => on), key, JSON.stringify(drafts)]);
  }
}

/** The kind of a version as decisions name it. */
export const keyOf = (version: string): string => version.split('@')[0] ?? version;
