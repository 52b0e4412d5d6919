import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import type { Refusal } from '@tradewind/client/refusal';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { evidenceApi } from '@tradewind/contracts/evidence/evidence.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi, type DraftRegulation, type RegulationView } from '@tradewind/contracts/policies/regulations.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { PLATFORM_REGULATION } from '@tradewind/policies/regulation/platform-regulation';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const tomorrow = addDays(today, 1);
const ten = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

const clause = {
  ...{ no: '1', titleZh: '先款后货', titleEn: 'Payment before goods', textZh: '所有产品先款后货。', textEn: 'Every product is paid for before it goes.' },
  requirements: ['ORD-06'],
  controls: [{ kind: 'guard' as const, key: 'order.payment-missing', requirements: ['ORD-06'] }],
};

const words = (given: Partial<DraftRegulation> = {}): DraftRegulation => ({
  ...{ number: `ZD-${randomBytes(4).toString('hex')}`, titleZh: '收款制度', titleEn: 'Receipts', effectiveFrom: tomorrow, reviewBy: addDays(today, 365) },
  ...{ interpretedBy: 'hq', holders: [{ unit: 'hq', distributionNo: '01' }], clauses: [clause] },
  ...given,
});

interface Report {
  readonly clauses: readonly {
    readonly no: string;
    readonly keptByPeople: readonly string[];
    readonly controls: readonly { readonly key: string; readonly refused: number }[];
  }[];
  readonly missing: readonly string[];
}

/** A composed endpoint of the gateway: asked like any other, by its address. */
async function evidenceReport({ login }: Player, regulationId: string, query = ''): Promise<{ status: number; json: Report }> {
  const anybody = new HttpActor(baseUrl(), null);
  const { access_token } = await anybody.call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
  const response = await fetch(`${baseUrl()}/api/v1/regulations/${regulationId}/evidence${query}`, { headers: { authorization: `Bearer ${access_token}` } });
  return { status: response.status, json: (await response.json()) as Report };
}

let cast: Cast;
beforeAll(async () => {
  cast = await aBranch('石家庄分公司');
});

/** Drafted by legal, reviewed by audit, approved by the general manager. */
async function approved(draft: DraftRegulation, asOf?: Date): Promise<RegulationView> {
  const when = asOf && { asOf };
  const { id: regulationId } = await cast.legal.call(regulationsApi.draftRegulation, draft, when);
  await cast.legal.call(regulationsApi.submitRegulation, { regulationId }, when);
  await cast.auditor.call(regulationsApi.reviewRegulation, { regulationId }, when);
  return cast.gm.call(regulationsApi.approveRegulation, { regulationId }, when);
}

describe('XCT-02 A regulation is a controlled document', () => {
  it('shows number, edition, status, holders, and who drafted, reviewed and approved it', async () => {
    const draft = words();
    const regulation = await approved(draft);
    expect(regulation).toMatchObject({ number: draft.number, edition: 1, status: 'approved', interpretedBy: 'hq', reviewBy: draft.reviewBy });
    expect(regulation).toMatchObject({ draftedByName: cast.legal.name, reviewedByName: cast.auditor.name, approvedByName: cast.gm.name });
    expect(regulation.copies).toMatchObject([{ unit: 'hq', distributionNo: '01', acknowledgedBy: null }]);
    await expect(cast.rep.call(regulationsApi.getRegulation, { regulationId: regulation.id })).resolves.toEqual(regulation);
  });

  it('takes three people: who drafted does not review, who reviewed does not approve (ORG-14)', async () => {
    const { id: regulationId } = await cast.legal.call(regulationsApi.draftRegulation, words());
    await cast.legal.call(regulationsApi.submitRegulation, { regulationId });
    await expect(cast.legal.call(regulationsApi.reviewRegulation, { regulationId })).rejects.toMatchObject({
      status: 422,
      code: 'regulation.three-people-needed',
      problem: { rule: { requirement: 'ORG-14', facts: { already: 'drafted' } } },
    });
    await cast.gm.call(regulationsApi.reviewRegulation, { regulationId });
    await expect(cast.gm.call(regulationsApi.approveRegulation, { regulationId })).rejects.toMatchObject({ code: 'regulation.three-people-needed' });
    await expect(cast.vp.call(regulationsApi.approveRegulation, { regulationId })).rejects.toMatchObject({ status: 403 });
  });

  it('is drafted, reviewed and approved by who may, and read by everybody', async () => {
    await expect(cast.rep.call(regulationsApi.draftRegulation, words())).rejects.toMatchObject({ status: 403, code: 'access.not-permitted' });
    await expect(cast.rep.call(regulationsApi.findRegulations, {})).resolves.toMatchObject({ items: expect.any(Array) as unknown[] });
  });

  it('is returned with a reason and changed by its drafter alone, who must have seen what they replace', async () => {
    const draft = words();
    const { id: regulationId } = await cast.legal.call(regulationsApi.draftRegulation, draft);
    await cast.legal.call(regulationsApi.submitRegulation, { regulationId });
    const returned = await cast.auditor.call(regulationsApi.returnRegulation, { regulationId, reason: '写明例外' });
    expect(returned).toMatchObject({ status: 'draft', returnReason: '写明例外' });
    const better = Object.assign({ regulationId }, words({ number: draft.number, titleEn: 'Receipts and exceptions' }));
    await expect(cast.office.call(regulationsApi.redraftRegulation, better, { ifMatch: returned.version })).rejects.toMatchObject({
      code: 'regulation.not-your-draft',
    });
    await expect(cast.legal.call(regulationsApi.redraftRegulation, better, { ifMatch: 1 })).rejects.toMatchObject({ status: 412 });
    await expect(cast.legal.call(regulationsApi.redraftRegulation, better, { ifMatch: returned.version })).resolves.toMatchObject({
      titleEn: 'Receipts and exceptions',
    });
  });

  it('is acknowledged for the unit that holds the copy, by somebody of that unit', async () => {
    const { id: regulationId } = await approved(words({ holders: [{ unit: `${cast.org}.sales`, distributionNo: '01' }] }));
    await expect(cast.service.call(regulationsApi.acknowledgeRegulation, { regulationId, distributionNo: '01' })).rejects.toMatchObject({
      code: 'regulation.no-copy-for-you',
    });
    const { copies } = await cast.rep.call(regulationsApi.acknowledgeRegulation, { regulationId, distributionNo: '01' });
    expect(copies).toMatchObject([{ unit: `${cast.org}.sales`, acknowledgedBy: cast.rep.id, acknowledgedByName: cast.rep.name }]);
  });

  it('leaves a trace of every step (XCT-05)', async () => {
    const { id } = await approved(words());
    const { items } = await cast.auditor.call(auditApi('policies').auditTrail, { aggregateId: id });
    expect(items.map(({ action }) => action)).toEqual([
      'policies.approveRegulation',
      'policies.reviewRegulation',
      'policies.submitRegulation',
      'policies.draftRegulation',
    ]);
  });
});

describe('XCT-01 It takes effect on its day, and a newer edition takes its place', () => {
  it('is in force from its day on; every edition can be read, and which one holds on a day', async () => {
    const { number } = words();
    const first = await approved(words({ number, effectiveFrom: today }));
    const second = await approved(words({ number, effectiveFrom: tomorrow, titleEn: 'Second' }));
    expect([first.status, second.status, second.edition]).toEqual(['effective', 'approved', 2]);
    await expect(cast.rep.call(regulationsApi.regulationInForce, { number })).resolves.toMatchObject({ edition: 1, supersededFrom: tomorrow });
    await expect(cast.rep.call(regulationsApi.regulationInForce, { number, on: tomorrow })).resolves.toMatchObject({ edition: 2 });
    await expect(cast.rep.call(regulationsApi.regulationInForce, { number, on: addDays(today, -1) })).rejects.toMatchObject({
      status: 404,
      code: 'regulation.none-in-force',
    });
  });

  it('is marked by the clock when its day has come', async () => {
    const { number } = words();
    const past = addDays(today, -20);
    const first = await approved(words({ number, effectiveFrom: past, reviewBy: addDays(today, 100) }), ten(past));
    const second = await approved(words({ number, effectiveFrom: addDays(today, -10), reviewBy: addDays(today, 100) }), ten(past));
    expect([first.status, second.status]).toEqual(['effective', 'approved']);
    await eventually(async () => {
      const { items } = await cast.rep.call(regulationsApi.findRegulations, { number });
      expect(items.map(({ edition, status }) => [edition, status])).toEqual([
        [2, 'effective'],
        [1, 'superseded'],
      ]);
    });
  });

  it('names only controls that exist, and says all that is wrong at once', async () => {
    const wrong = { ...clause, controls: [{ kind: 'clock' as const, key: 'orders.full-moon', requirements: ['ORD-07'] }] };
    await expect(cast.legal.call(regulationsApi.draftRegulation, words({ clauses: [wrong], reviewBy: today }))).rejects.toMatchObject({
      status: 422,
      code: 'regulation.not-sound',
      problem: {
        rule: {
          requirement: 'XCT-02',
          facts: {
            objections: [
              { requirement: 'XCT-01', text: { zh: expect.stringContaining('复审日期') as string } },
              { requirement: 'XCT-01', text: { en: 'clause 1 names the clock "orders.full-moon", which the platform does not have' } },
              { requirement: 'XCT-01', text: { en: 'clause 1 says that "orders.full-moon" keeps ORD-07, which the clause does not cover' } },
            ],
          },
        },
      },
    });
  });
});

describe('XCT-01 The platform’s own regulation is in force', () => {
  it('in Chinese and English, from the founding on', async () => {
    const { clauses, status, edition } = await cast.rep.call(regulationsApi.regulationInForce, { number: PLATFORM_REGULATION.number });
    expect([status, edition, clauses.length]).toEqual(['effective', 1, PLATFORM_REGULATION.clauses.length]);
    expect(clauses.find(({ requirements }) => requirements.includes('ORD-06'))).toMatchObject({
      titleZh: '先款后货',
      controls: expect.arrayContaining([expect.objectContaining({ kind: 'guard', key: 'order.payment-missing' })]) as object[],
    });
  });

  it('and a refusal of the platform leads to its clause: its code is a control there', async () => {
    const { id: regulationId } = await cast.legal.call(regulationsApi.draftRegulation, words());
    await cast.legal.call(regulationsApi.submitRegulation, { regulationId });
    const { code } = await cast.legal.call(regulationsApi.reviewRegulation, { regulationId }).then(
      () => ({ code: 'accepted' }),
      (error: unknown) => error as Refusal,
    );
    const { clauses } = await cast.rep.call(regulationsApi.regulationInForce, { number: PLATFORM_REGULATION.number });
    expect(clauses.filter(({ controls }) => controls.some(({ key }) => key === code)).map(({ titleEn }) => titleEn)).toEqual(['Separate duties']);
  });
});

describe('XCT-01 A policy is checked when it is saved', () => {
  const propose = (key: string, value: object) => cast.admin.call(policiesApi.propose, { key, org: cast.org, effectiveFrom: today, value, reason: '试算' });

  it('against gaps, with the requirement and in both languages', async () => {
    await expect(propose('bonus', { tiers: [{ from: '0.5', rate: '0.01' }], scoreBonus: '0', lowestScore: '0' })).rejects.toMatchObject({
      status: 422,
      code: 'policy.not-sound',
      problem: { rule: { facts: { objections: [{ requirement: 'PER-14', text: { en: 'no tier holds below 0.5: the tiers begin at 0' } }] } } },
    });
  });

  it('against steps that nobody could decide, by the posts there are (ORG-07)', async () => {
    const steps = (permission: string) => ({ steps: [{ step: 'sales', round: 1, permission }] });
    await expect(propose('contract-review', steps('contract:wave-through'))).rejects.toMatchObject({ code: 'policy.not-sound' });
    await expect(propose('contract-review', steps('contract:review-sales'))).resolves.toMatchObject({ status: 'proposed' });
  });

  it('against what else holds for the unit: a step above the highest limit is never needed', async () => {
    const steps = [
      { step: 'sales', round: 1, permission: 'credit:decide-sales' },
      { step: 'finance', round: 2, permission: 'credit:decide-finance', fromAmount: '5000000.01' },
    ];
    await expect(propose('credit-review', { steps })).rejects.toMatchObject({
      problem: { rule: { facts: { objections: [{ requirement: 'ORG-07', text: { en: expect.stringContaining('could never be needed') as string } }] } } },
    });
  });
});

describe('XCT-01, XCT-05 What was in force on a day, as known at a moment', () => {
  const put = async (org: string, effectiveFrom: string, validDays: number, approvedOn: string) => {
    const { id: policyId } = await cast.admin.call(policiesApi.propose, { key: 'quote', org, effectiveFrom, value: { validDays }, reason: '试算' });
    await cast.gm.call(policiesApi.approve, { policyId }, { asOf: ten(approvedOn) });
  };
  const days = async (org: string, on: string, asKnownAt: string) => {
    const { policies } = await cast.rep.call(policiesApi.inForce, { org, on, asKnownAt: ten(asKnownAt).toISOString(), key: 'quote' });
    return (policies[0]?.value as { validDays: number } | undefined)?.validDays ?? null;
  };

  it('a version approved afterwards for an earlier day does not change what was known then', async () => {
    const { org } = await aBranch('保定分公司');
    await put(org, '2026-01-01', 15, '2026-02-01');
    await put(org, '2026-03-01', 20, '2026-03-01');
    await put(org, '2026-01-01', 10, '2026-05-01');
    expect(await days(org, '2026-02-15', '2026-04-01')).toBe(15);
    expect(await days(org, '2026-02-15', '2026-06-01')).toBe(10);
    expect(await days(org, '2026-03-15', '2026-06-01')).toBe(20);
  });

  it('the nearest unit decides, branch before region before company, and is named', async () => {
    const org = `${cast.org}.sales`;
    await put(cast.org, '2026-01-01', 12, '2026-01-01');
    const { policies, missing } = await cast.rep.call(policiesApi.inForce, { org });
    const names = policies.map(({ name }) => name);
    expect(names.find((name) => name.startsWith('quote@'))).toMatch(new RegExp(`^quote@${cast.org}/\\d+$`));
    expect(names.find((name) => name.startsWith('sla@'))).toMatch(/^sla@hq\/\d+$/);
    expect(missing).toEqual([]);
  });

  it('before anything was known there was nothing', async () => {
    const { policies, missing } = await cast.rep.call(policiesApi.inForce, { org: 'hq', on: today, asKnownAt: '2020-01-01T00:00:00Z' });
    expect(policies).toEqual([]);
    expect(missing).toContain('sla');
    await expect(cast.rep.call(policiesApi.inForce, { org: 'hq', key: 'weather' })).rejects.toMatchObject({ code: 'policy.kind-unknown' });
  });
});

describe('XCT-01, XCT-05 Evidence: how often each control fired and refused', () => {
  const figuresOf = async (kind: string, key: string) => {
    const { controls } = await cast.auditor.call(evidenceApi('policies').evidence, {});
    return controls.find((control) => control.kind === kind && control.key === key) ?? { fired: 0, refused: 0, lastAt: '' };
  };

  it('a refusal is counted although what was asked for was rolled back', async () => {
    const before = await figuresOf('guard', 'policy.not-sound');
    const value = { tiers: [{ from: '1', rate: '0.01' }], scoreBonus: '0', lowestScore: '0' };
    const proposal = { key: 'bonus', org: cast.org, effectiveFrom: today, value, reason: '试算' };
    for (let i = 0; i < 2; i += 1) await expect(cast.admin.call(policiesApi.propose, proposal)).rejects.toMatchObject({ code: 'policy.not-sound' });
    const after = await figuresOf('guard', 'policy.not-sound');
    expect(after.refused).toBeGreaterThanOrEqual(before.refused + 2);
    expect(Date.now() - Date.parse(after.lastAt)).toBeLessThan(60_000);
  });

  it('a clock is counted when it changed something', async () => {
    const { number } = words();
    const past = addDays(today, -20);
    await approved(words({ number, effectiveFrom: addDays(today, -10), reviewBy: addDays(today, 100) }), ten(past));
    await eventually(async () => expect((await figuresOf('clock', 'policies.regulation-succession')).fired).toBeGreaterThan(0));
  });

  it('clause by clause, with what people keep, to who may see the trail and nobody else', async () => {
    const { id } = await cast.rep.call(regulationsApi.regulationInForce, { number: PLATFORM_REGULATION.number });
    const report = await evidenceReport(cast.auditor, id);
    expect(report.status).toBe(200);
    const { clauses, missing } = report.json;
    expect([clauses.length, missing]).toEqual([PLATFORM_REGULATION.clauses.length, []]);
    const [first] = clauses;
    expect(first?.controls.find(({ key }) => key === 'policy.not-sound')?.refused).toBeGreaterThan(1);
    expect(clauses.find(({ no }) => no === '1.8')).toMatchObject({ controls: [], keptByPeople: ['XCT-15'] });
    expect((await evidenceReport(cast.rep, id)).status).toBe(403);
    expect((await evidenceReport(cast.auditor, id, '?colour=red')).status).toBe(400);
  });
});
