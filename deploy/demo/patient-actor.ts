import { setTimeout as sleep } from 'node:timers/promises';
import { HttpActor, type CallOptions } from '@tradewind/client/http-actor';
import { Refusal } from '@tradewind/client/refusal';
import { factsMissing } from '@tradewind/contracts/performance/months.api';
import type { Operation } from '@tradewind/kernel/operation';

const ATTEMPTS = 8;
let calls = 0;

/** Somebody who tries again when the platform has no time or asks for a moment: on a busy machine history is told slower, not broken off. */
export class PatientActor extends HttpActor {
  override async call<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions = {}): Promise<R> {
    // With a key of its own, a command whose answer was lost is answered again and not done again.
    calls += 1;
    const once = op.isCommand && op.spec.allow !== 'public' ? { key: `load-${calls}`, ...options } : options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await super.call(op, input, once);
      } catch (error) {
        if (attempt === ATTEMPTS || !(error instanceof Refusal) || !passing(error)) throw error;
        await sleep(250 * attempt);
      }
    }
  }
}

const A_MOMENT: readonly string[] = ['idempotency.still-running', 'version.raced', factsMissing.code];
const passing = ({ status, code }: Refusal): boolean => status === 503 || status === 429 || A_MOMENT.includes(code);
