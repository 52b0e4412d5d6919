import { randomUUID } from 'node:crypto';
import type { CallOptions } from '@tradewind/client/http-actor';
import { commandOf, insist, type Command, type Done, type Notebook, type Outcome, type Refused } from '@tradewind/client/insist';
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

/** Sends commands the way a careful client does: one key, again and again until there is an answer. Remembers what was acknowledged. */
export class Stubborn implements Notebook {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that only a bug gives, whatever is being killed. */
  readonly unexpected: string[] = [];
  /** How long it waits before it sends again: who died with a request answers nobody, and the gateway of the tests would wait for a minute. */
  protected readonly patience: Pick<CallOptions, 'patienceMs'> = { patienceMs: 3_000 };

  /** A read, for whoever asks again when it is not answered in time. */
  ask<I extends object, R>(who: Player, op: Operation<I, R>, input: I): Promise<R> {
    return who.call(op, input, this.patience);
  }

  async command<I extends object, R>(who: Player, op: Operation<I, R>, input: I): Promise<R> {
    const key = randomUUID();
    const outcome = await insist(commandOf(op, key), () => who.request(op, input, { key, headers: { 'x-request-id': key }, ...this.patience }), this);
    if (outcome.kind === 'refused') throw outcome.refusal;
    return JSON.parse(outcome.text) as R;
  }

  sending(_: Command): Promise<void> | void {
    return;
  }

  tried({ operation }: Command, outcome: Outcome): void {
    if (outcome.kind === 'unknown' && outcome.status === 500) this.unexpected.push(operation);
  }

  settled({ operation, key }: Command, outcome: Done | Refused, attempts: number): Promise<void> | void {
    if (outcome.kind === 'done') this.acknowledged.push({ operation, key, text: outcome.text, attempts });
  }
}
