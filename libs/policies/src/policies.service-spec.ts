import { callInProgress } from '@tradewind/kernel/call';
import { asking, commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { quotePolicy } from './kinds.js';
import { Policies } from './policies.js';
import { PolicyReplicaReaction } from './policy-replica.reaction.js';

let own: OwnDatabase;
let policies: Policies;
const spring = new Date('2026-04-01T02:00:00Z');

const learn = (org: string, version: number, effectiveFrom: string, validDays: number, key = 'quote') =>
  commanding(own.db, THE_PLATFORM, () => new PolicyReplicaReaction(own.db).keep({ key, org, version, effectiveFrom, value: { validDays } }));
const daysFor = (org: string, at = spring) => asking(THE_PLATFORM, async () => (await policies.inForce(quotePolicy, org)).value.validDays, { at });

beforeAll(async () => {
  own = await anOwnDatabase();
  policies = new Policies(own.db);
});
beforeEach(() => own.rows('TRUNCATE "policy_replica"'));
afterAll(() => own.drop());

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
