import { randomUUID } from 'node:crypto';
import { HttpActor, type CallOptions, type Credentials } from '@tradewind/client/http-actor';
import { attempt, commandOf, insist, isPassing } from '@tradewind/client/insist';
import { Refusal } from '@tradewind/client/refusal';
import type { Operation } from '@tradewind/kernel/operation';
import type { Journal } from './journal.ts';
import type { Pacer } from './pacer.ts';
import type { Tally } from './tally.ts';

/** Longer than the gateway takes for any answer (R14); a stopped process gives none. */
const PATIENCE_MS = 12_000;
const READS_AGAIN_AFTER_MS = 200;

export interface Means {
  readonly pacer: Pacer;
  readonly tally: Tally;
  /** Codes of refusals that a fault brings about by itself, e.g. because a clock is wrong: people try again until it is over. */
  readonly excused: Set<string>;
}

/** Somebody who goes on working whatever happens to the platform: writes down each command before it is sent and what was answered to it. */
export class CarefulActor extends HttpActor {
  private readonly journal: Journal;
  private readonly means: Means;

  constructor(baseUrl: string, credentials: Credentials, journal: Journal, means: Means) {
    super(baseUrl, credentials, { patienceMs: PATIENCE_MS });
    this.journal = journal;
    this.means = means;
  }

  override async call<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions = {}): Promise<R> {
    const isCommand = op.isCommand && op.spec.allow !== 'public';
    return this.means.pacer.during(() => (isCommand ? this.command(op, input, options) : this.ask(op, input, options)));
  }

  private readonly passes = (refusal: Pick<Refusal, 'status' | 'code'>): boolean => isPassing(refusal) || this.means.excused.has(refusal.code);

  private async command<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions): Promise<R> {
    const key = randomUUID();
    const send = () => this.request(op, input, { ...options, key, headers: { 'x-request-id': key } });
    const outcome = await insist(commandOf(op, key), send, this.journal, this.passes);
    if (outcome.kind === 'refused') throw outcome.refusal;
    return (outcome.text === '' ? undefined : JSON.parse(outcome.text)) as R;
  }

  /** What changes nothing is asked again until it is answered; nobody needs to remember it. */
  private async ask<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions): Promise<R> {
    for (;;) {
      const outcome = await attempt(op.id, () => this.request(op, input, options), this.passes);
      this.means.tally.read(op.service, outcome);
      if (outcome.kind === 'done') return JSON.parse(outcome.text) as R;
      if (outcome.kind === 'refused') throw outcome.refusal;
      await new Promise((resolve) => setTimeout(resolve, READS_AGAIN_AFTER_MS));
    }
  }
}

export const isRefusal = (error: unknown, code: string): boolean => error instanceof Refusal && error.code === code;
