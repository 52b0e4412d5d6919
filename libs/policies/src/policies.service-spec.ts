import { callInProgress } from '@tradewind/kernel/call';
import { asking, commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Database } from '@tradewind/persistence/database';
import fc from 'fast-check';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { quotePolicy } from './kinds.js';
import { Policies } from './policies.js';
import { PolicyReplicaReaction } from './policy-replica.reaction.js';

let own: OwnDatabase;
let policies: Policies;
/** A second process of the same service. */
let second: Database;
const spring = new Date('2026-04-01T02:00:00Z');

const learn = (org: string, version: number, effectiveFrom: string, validDays: number, key = 'quote') =>
  commanding(own.db, THE_PLATFORM, () => new PolicyReplicaReaction(own.db).keep({ key, org, version, effectiveFrom, value: { validDays } }));
const daysFor = (org: string, at = spring) => asking(THE_PLATFORM, async () => (await policies.inForce(quotePolicy, org)).value.validDays, { at });

beforeAll(async () => {
  own = await anOwnDatabase();
  policies = new Policies(own.db);
  second = new Database(await connected(own.url, []));
});
beforeEach(() => own.rows('TRUNCATE "policy_replica"'));
afterAll(async () => {
  await second.dataSource.destroy();
  await own.drop();
});

describe('XCT-01 A rule is data: the nearest unit decides, from its day on', () => {
  it('takes the value of the unit itself, else of the nearest one above', async () => {
    await learn('hq', 1, '2026-01-01', 30);
    await learn('hq.bj', 1, '2026-01-01', 15);
    expect([await daysFor('hq.bj'), await daysFor('hq.bj.sales.east'), await daysFor('hq.sh'), await daysFor('hq')]).toEqual([15, 15, 30, 30]);
  });

  it('does not take hq.bjx for a part of hq.bj', async () => {
    await learn('hq', 1, '2026-01-01', 30);
    await learn('hq.bj', 1, '2026-01-01', 15);
    await expect(daysFor('hq.bjx')).resolves.toBe(30);
  });

  it('prefers the nearest unit to the newest day', async () => {
    await learn('hq.bj', 1, '2026-01-01', 15);
    await learn('hq', 2, '2026-03-01', 45);
    await expect(daysFor('hq.bj')).resolves.toBe(15);
  });

  it('holds from its day on, by the business day', async () => {
    await learn('hq', 1, '2026-01-01', 30);
    await learn('hq', 2, '2026-05-01', 20);
    await expect(daysFor('hq', new Date('2026-04-30T15:59:59Z'))).resolves.toBe(30);
    await expect(daysFor('hq', new Date('2026-04-30T16:00:00Z'))).resolves.toBe(20);
  });

  it('holds for the past as it was then', async () => {
    await learn('hq', 1, '2025-01-01', 30);
    await learn('hq', 2, '2026-01-01', 20);
    await expect(daysFor('hq', new Date('2025-06-01T00:00:00Z'))).resolves.toBe(30);
  });

  it('takes the later version of two for the same day', async () => {
    await learn('hq', 1, '2026-01-01', 30);
    await learn('hq', 2, '2026-01-01', 20);
    await expect(daysFor('hq')).resolves.toBe(20);
  });

  it('names the version used, for the audit trail', async () => {
    await learn('hq', 4, '2026-01-01', 30);
    const used = await asking(THE_PLATFORM, async () => {
      const { version } = await policies.inForce(quotePolicy, 'hq.bj');
      return { version, noted: [...callInProgress()!.policiesUsed] };
    });
    expect(used).toEqual({ version: 'quote@hq/4', noted: ['quote@hq/4'] });
  });

  it('says what is missing, rather than deciding by a rule of its own', async () => {
    await learn('hq.sh', 1, '2026-01-01', 30);
    await learn('hq', 1, '2027-01-01', 30);
    await expect(daysFor('hq.bj')).rejects.toMatchObject({ code: 'policy.missing', data: { facts: { key: 'quote', org: 'hq.bj', on: '2026-04-01' } } });
  });

  it('learns the same version twice without harm', async () => {
    await learn('hq', 1, '2026-01-01', 30);
    await learn('hq', 1, '2026-01-01', 30);
    await expect(own.count('policy_replica')).resolves.toBe(1);
  });
});

describe('XCT-01 A version that has come in is in force for the very next call, in each process of the service', () => {
  const ORGS = ['hq', 'hq.bj', 'hq.bj.sales', 'hq.sh'];
  const DAYS = ['2026-01-01', '2026-03-31', '2026-04-01', '2026-04-02'];
  const org = fc.constantFrom(...ORGS);
  const day = fc.constantFrom(...DAYS);
  const release = fc.record({ kind: fc.constant('release' as const), org, from: day, value: fc.integer({ min: 1, max: 999 }) });
  const question = fc.record({ kind: fc.constant('question' as const), org, on: day, process: fc.constantFrom(0, 1), commands: fc.boolean() });

  interface Released {
    readonly org: string;
    readonly from: string;
    readonly value: number;
  }

  /** The regulation in words: of the nearest unit that has any by then, the latest day, and of two for one day the later version. */
  function naive(released: readonly Released[], at: { readonly org: string; readonly on: string }): number | null {
    for (let unit = at.org; unit !== ''; unit = unit.split('.').slice(0, -1).join('.')) {
      const ofUnit = released.filter((each) => each.org === unit && each.from <= at.on);
      const last = ofUnit.reduce<Released | null>((best, each) => (best && best.from > each.from ? best : each), null);
      if (last) return last.value;
    }
    return null;
  }

  it('whatever comes in when, whoever asks, and for whichever day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(release, question, question), { maxLength: 30 }), async (steps) => {
        await own.rows('TRUNCATE "policy_replica"');
        const processes = [own.db, second].map((db) => ({ db, policies: new Policies(db) }));
        const released: Released[] = [];
        for (const step of steps) {
          if (step.kind === 'release') {
            released.push(step);
            await learn(step.org, released.length, step.from, step.value);
            continue;
          }
          const { db, policies: known } = processes[step.process] ?? processes[0]!;
          const value = async () => (await known.ifAny(quotePolicy, step.org))?.value.validDays ?? null;
          const at = { at: new Date(`${step.on}T02:00:00Z`) };
          const found = await (step.commands ? commanding(db, THE_PLATFORM, value, at) : asking(THE_PLATFORM, value, at));
          expect(found).toBe(naive(released, step));
        }
      }),
      { numRuns: 60 },
    );
  });
});
