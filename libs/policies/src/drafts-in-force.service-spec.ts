import fc from 'fast-check';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { DraftsInForce } from './drafts-in-force.js';

const ORGS = ['hq', 'hq.bj', 'hq.bj.sales', 'hq.b', 'hq.sh'];
const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01'];
const org = fc.constantFrom(...ORGS);
const day = fc.constantFrom(...DAYS);

let own: OwnDatabase;
beforeAll(async () => {
  own = await anOwnDatabase();
});
afterAll(() => own.drop());

interface Version {
  readonly org: string;
  readonly effectiveFrom: string;
}

/** The regulation in words: the nearest unit that has any value in force decides; where it is drafted, the draft is that value. */
function naive(approved: readonly Version[], drafted: readonly string[], at: { readonly org: string; readonly on: string }): string | null {
  for (let unit = at.org; unit !== ''; unit = unit.split('.').slice(0, -1).join('.')) {
    if (drafted.includes(unit)) return unit;
    if (approved.some((version) => version.org === unit && version.effectiveFrom <= at.on)) return null;
  }
  return null;
}

describe('XCT-01 A draft ranks among the approved versions as if it had been in force from the beginning', () => {
  it('nearest unit first, whatever the days', async () => {
    const versions = fc.array(fc.record({ org, effectiveFrom: day }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        versions,
        fc.uniqueArray(org, { minLength: 1, maxLength: 3 }),
        fc.array(fc.record({ org, on: day }), { minLength: 1, maxLength: 6 }),
        async (approved, drafted, places) => {
          await own.rows('DELETE FROM "policy_replica"');
          for (const [i, version] of approved.entries())
            await own.rows('INSERT INTO "policy_replica" ("key", "org", "version", "effectiveFrom", "value") VALUES ($1, $2, $3, $4, $5)', [
              'quote',
              version.org,
              i + 1,
              version.effectiveFrom,
              { validDays: i + 1 },
            ]);
          const drafts = drafted.map((unit) => ({ key: 'quote', org: unit, value: { of: unit } }));
          const found = await new DraftsInForce(own.db, drafts).of<{ of: string }>('quote', places);
          expect(places.map((place) => found(place)?.of ?? null)).toEqual(places.map((place) => naive(approved, drafted, place)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and a version that decided something is found again by its name', async () => {
    await own.rows('DELETE FROM "policy_replica"');
    await own.rows(
      `INSERT INTO "policy_replica" ("key", "org", "version", "effectiveFrom", "value") VALUES ('quote', 'hq.bj', 3, '2026-01-01', '{"validDays": 9}')`,
    );
    const drafts = new DraftsInForce(own.db, []);
    await expect(drafts.versionNamed('quote@hq.bj/3')).resolves.toEqual({ validDays: 9 });
    await expect(drafts.versionNamed('quote@hq.bj/4')).resolves.toBeNull();
  });
});
