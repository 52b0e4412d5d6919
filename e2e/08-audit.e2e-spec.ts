import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { AUDITED_SERVICES, auditApi } from '@tradewind/contracts/audit/audit.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { eventually } from '@tradewind/client/eventually';
import { aBranch, type Cast } from './support/cast.ts';
import { asOwner } from './support/personal-dump.ts';

const trail = auditApi('policies').auditTrail;

/** The services whose databases this run has. */
const migrated = async (): Promise<string[]> => {
  const all = await Promise.all(
    AUDITED_SERVICES.map(async (service) => {
      const [seal] = await asOwner<{ there: boolean }>(service, `SELECT to_regclass('audit_seal') IS NOT NULL AS there`);
      return seal?.there ? [service] : [];
    }),
  );
  return all.flat();
};

async function auditVerify(...services: readonly string[]): Promise<{ code: number; said: string }> {
  const args = [join(import.meta.dirname, '../deploy/audit/verify.ts'), ...services.flatMap((service) => ['--service', service])];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: process.env }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` });
    });
  });
}

const propose = async ({ admin, org }: Cast): Promise<string> =>
  (await admin.call(policiesApi.propose, { key: 'quote', org, effectiveFrom: '2026-01-01', value: { validDays: 15 }, reason: '本地惯例' })).id;

describe('XCT-05 Every handling step is kept: who, what, when and why', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('兰州分公司');
  });

  it('shows what happened to a record, in whose hands, with before and after, newest first', async () => {
    const policyId = await propose(cast);
    await cast.gm.call(policiesApi.reject, { policyId, reason: '先与总部商量' });
    const { items } = await cast.auditor.call(trail, { aggregateId: policyId });
    expect(items).toMatchObject([
      {
        action: 'policies.reject',
        actorId: cast.gm.id,
        reason: '先与总部商量',
        recordVersion: 2,
        onBehalfOfId: null,
        changes: { status: { after: 'rejected' } },
      },
      { action: 'policies.propose', actorName: cast.admin.name, reason: '本地惯例', recordVersion: 1, aggregateType: 'Policy', aggregateId: policyId },
    ]);
  });

  it('finds by person and by time, page by page', async () => {
    const since = new Date().toISOString();
    const ids = [await propose(cast), await propose(cast), await propose(cast)];
    for (const policyId of ids) await cast.gm.call(policiesApi.reject, { policyId, reason: '不需要' });
    const until = new Date(Date.now() + 1).toISOString();
    const wanted = { actorId: cast.gm.id, from: since, to: until, limit: 2 };
    const first = await cast.gm.call(trail, wanted);
    const second = await cast.gm.call(trail, { ...wanted, cursor: first.nextCursor ?? '' });
    const found = [...first.items, ...second.items].map(({ aggregateId }) => aggregateId);
    expect(found).toEqual(expect.arrayContaining(ids));
    await expect(cast.gm.call(trail, { actorId: cast.gm.id, to: '2020-01-01T00:00:00Z' })).resolves.toMatchObject({ items: [], nextCursor: null });
  });

  it('is there for auditors and the general manager only', async () => {
    for (const person of [cast.rep, cast.manager, cast.branchManager, cast.finance, cast.admin])
      await expect(person.call(trail, {})).rejects.toMatchObject({ status: 403, code: 'access.not-permitted' });
    await expect(cast.gm.call(trail, { cursor: Buffer.from('["x","018f0000-0000-7000-8000-000000000000"]').toString('base64url') })).rejects.toMatchObject({
      code: 'page.cursor-unreadable',
    });
  });
});

describe('S14 The trail is sealed, and its heads are kept in another database', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('西宁分公司');
  });

  it('makes a trace a link of the chain within a second', async () => {
    const policyId = await propose(cast);
    const since = performance.now();
    await eventually(async () => {
      const { items } = await cast.auditor.call(trail, { aggregateId: policyId });
      expect(items[0]?.sealed).toBe(true);
    });
    expect(performance.now() - since).toBeLessThan(1_500);
  });

  it.each([
    ['policies', 'identity'],
    ['identity', 'policies'],
  ])('the heads of %s are kept by %s', async (service, keeper) => {
    const [head] = await asOwner<{ branch: string; seq: string }>(service, 'SELECT "branch", "seq" FROM "audit_head" ORDER BY "at" LIMIT 1');
    const kept = 'SELECT FROM "kept_audit_head" WHERE "service" = $1 AND "branch" = $2 AND "seq" >= $3';
    await eventually(async () => {
      expect((await asOwner(keeper, kept, [service, head?.branch, head?.seq])).length).toBeGreaterThan(0);
    });
  });

  it('npm run audit:verify finds nothing where nothing was changed', async () => {
    const { code, said } = await auditVerify(...(await migrated()));
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/✓ nothing was changed/) });
  });

  it('npm run audit:verify names the row that the owner of the database edited (C-38)', async () => {
    const policyId = await propose(cast);
    await eventually(async () => {
      expect((await cast.auditor.call(trail, { aggregateId: policyId })).items[0]?.sealed).toBe(true);
    });
    const edit = (actorName: string) =>
      asOwner<{ position: string }>('policies', 'UPDATE "audit" SET "actorName" = $1 WHERE "aggregateId" = $2 RETURNING "position"', [actorName, policyId]);
    const [edited] = await edit('nobody');
    const { code, said } = await auditVerify('policies');
    await edit(cast.admin.name);
    expect(code).toBe(1);
    expect(said).toContain(`the row at position ${edited?.position} (policies.propose of Policy ${policyId})`);
    await expect(auditVerify('policies')).resolves.toMatchObject({ code: 0 });
  });

  it('an unknown service is refused with the names of those there are', async () => {
    await expect(auditVerify('nowhere')).resolves.toMatchObject({ code: 1, said: expect.stringMatching(/known are identity, policies/) });
  });
});
