import { randomUUID } from 'node:crypto';
import { Refusal, type ProblemBody } from '@tradewind/client/refusal';
import type { Operation } from '@tradewind/kernel/operation';
import type { Player } from './company.ts';

/** A command that was answered with 2xx: the platform owes us exactly one effect of it. */
export interface Acknowledged {
  readonly operation: string;
  /** Idempotency-Key and request id of every attempt. */
  readonly key: string;
  /** The bytes of the answer. */
  readonly text: string;
  readonly attempts: number;
}

const PASSING: readonly number[] = [409, 503];
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends commands the way a careful client does: one key, again and again until there is an answer. Remembers what was acknowledged. */
export class Stubborn {
  readonly acknowledged: Acknowledged[] = [];

  async command<I extends object, R>(who: Player, op: Operation<I, R>, input: I): Promise<R> {
    const key = randomUUID();
    for (let attempts = 1; ; attempts += 1) {
      const text = await this.attempt(who, op, input, key);
      if (text !== null) {
        this.acknowledged.push({ operation: op.id, key, text, attempts });
        return JSON.parse(text) as R;
      }
      await sleep(100);
    }
  }

  /** Null when it is not known whether anything happened. */
  private async attempt<I extends object, R>(who: Player, op: Operation<I, R>, input: I, key: string): Promise<string | null> {
    const response = await who.request(op, input, { key, headers: { 'x-request-id': key } }).catch((error: unknown) => passing(error));
    if (!response) return null;
    const text = await response.text().catch(() => null);
    if (text === null || response.ok) return text;
    const problem = JSON.parse(text) as ProblemBody;
    if (PASSING.includes(problem.status) && problem.code !== 'state.illegal-transition') return null;
    throw new Refusal(op.id, problem, response);
  }
}

/** The network is down, or the sign-in that comes first is: nothing is known. */
function passing(error: unknown): null {
  const network = String(error).startsWith('TypeError'); // not instanceof: fetch belongs to another realm than jest's tests
  if (network || (error instanceof Refusal && PASSING.includes(error.status))) return null;
  throw error;
}
