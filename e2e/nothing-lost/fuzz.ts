import { eventually } from '@tradewind/client/eventually';
import { operationsIn, readDocument } from '../../chaos/fuzz/document.ts';
import { fuzz, isOfFailures, type Fuzzed } from '../../chaos/fuzz/fuzz.ts';
import { baseUrl } from '../support/company.ts';
import { fuzzWorld } from '../support/fuzz-world.ts';
import { HEAD_OFFICE_POSTS, type HeadOfficeName } from '../support/head-office.ts';
import { proofSeed, proofSize } from '../support/proof-size.ts';
import { rawAs, tokenOf } from '../support/raw-http.ts';
import type { MortalStage } from './stage.ts';

const REQUESTS = proofSize({ test: 4_000, chaos: 20_000, release: 500_000 });

/** What the fuzz has found, as it was sent, and what should have been said. */
const FOUND: readonly { readonly method: string; readonly path: string; readonly body?: object; readonly by?: HeadOfficeName; readonly status: number }[] = [
  { method: 'GET', path: `/contracts/${'x'.repeat(101)}`, by: 'gm', status: 400 },
  { method: 'POST', path: `/receipts/${'%F0%9F%91%A9'.repeat(50)}/reject`, body: { reason: 'x' }, by: 'hqFinance', status: 400 },
  { method: 'POST', path: '/oauth/revoke', body: { token: 'O’Neill' }, status: 204 },
  { method: 'GET', path: '/units?asOf=9999-12-31T23:59:59-23:59', by: 'admin', status: 400 },
];

/** The services are one process by now, as `npm start` hosts them: nobody dies any more, and nine processes begin to run fast one by one. */
export function anybodyMayAskAnything(stage: MortalStage): void {
  const seed = proofSeed();
  let fuzzed: Fuzzed;

  describe('5.5 What was found once', () => {
    beforeAll(() => stage.platform.together(), 90_000);

    it.each(FOUND)('$method $path: $status', async ({ method, path, body, by, status }) => {
      const token = by ? await tokenOf({ login: HEAD_OFFICE_POSTS[by].login }) : null;
      const reply = await rawAs(token)(`/api/v1${path}`, { method, ...(body && { json: body }) });
      expect({ status: reply.status, text: reply.text }).toMatchObject({ status });
    });
  });

  describe('5.5 Requests drawn from the OpenAPI document, most of them not what it asks for', () => {
    beforeAll(async () => {
      process.stderr.write(`API fuzz: seed ${seed} (SEED=${seed} npm test -- e2e/90 draws the same again)\n`);
      fuzzed = await fuzz(baseUrl(), await fuzzWorld(), { seed, requests: REQUESTS });
      const { requests, seconds, byStatus, operations, pastValidation, reached2xx } = fuzzed;
      process.stderr.write(
        `API fuzz: ${requests} requests in ${seconds.toFixed(0)} s, ${JSON.stringify(byStatus)}; of ${operations} operations ${pastValidation.size} past validation, ${reached2xx.size} done\n`,
      );
    }, 600_000);

    it('are answered as the document says, whatever they hold: never 5xx, nothing of the insides, nothing to nobody', () => {
      expect(fuzzed.findings).toEqual([]);
      expect(fuzzed.requests).toBeGreaterThanOrEqual(REQUESTS);
    });

    it('do not knock on closed doors: nine of ten operations are asked something valid, and every other one does it', () => {
      const reachable = operationsIn(readDocument()).filter((op) => !isOfFailures(op));
      const never = reachable.filter(({ id }) => !fuzzed.pastValidation.has(id)).map(({ id }) => id);
      process.stderr.write(`API fuzz: never past validation: ${never.join(', ')}\n`);
      const undone = reachable.filter(({ id }) => !fuzzed.reached2xx.has(id)).map(({ id }) => id);
      process.stderr.write(`API fuzz: never done: ${undone.join(', ')}\n`);
      expect(never.length).toBeLessThanOrEqual(reachable.length / 10);
      expect(fuzzed.reached2xx.size).toBeGreaterThan(reachable.length / 2);
    });

    it('leave nothing that the reconciler would name (I1–I18)', async () => {
      await eventually(async () => {
        await expect(stage.broken()).resolves.toEqual([]);
      }, 60_000);
    }, 120_000);
  });
}
