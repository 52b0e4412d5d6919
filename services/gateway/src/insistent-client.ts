import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@tradewind/kernel/fault';
import type { Operation, Slots } from '@tradewind/kernel/operation';
import { serviceUnavailable } from '@tradewind/messaging/faults';
import { wasNotTaken, type OperationClient } from '@tradewind/messaging/operation-client';
import type { Answer, CallHeaders } from '@tradewind/messaging/wire';
import { Breaker } from './breaker.js';
import { breakerOpen, triedAgain } from './metrics.js';
import { RetryBudget } from './retry-budget.js';

const LONGEST_PAUSE_MS = 300;

type Sends = Pick<OperationClient, 'send'>;

/**
 * The one place where a request is sent a second time, being the one nearest to the user (R14): after silence only, once,
 * only what can do no harm twice, within the caller's time, and within a budget. A service that keeps silent is spared.
 */
export class InsistentClient {
  private readonly budget = new RetryBudget();
  private readonly breakers = new Map<string, Breaker>();

  constructor(
    private readonly bus: Sends,
    /** What a request may take in all. */
    readonly totalMs = 10_000,
    private readonly now: () => number = Date.now,
  ) {}

  async send(op: Operation, slots: Slots, headers: CallHeaders): Promise<Answer> {
    const deadline = this.now() + headers.budgetMs;
    this.budget.earn();
    try {
      return await this.once(op, slots, headers);
    } catch (error) {
      const ms = Math.random() * LONGEST_PAUSE_MS;
      if (!this.mayGoAgain(error, op, headers) || deadline - this.now() <= ms || !this.budget.spend()) throw error;
      triedAgain.inc({ service: op.service });
      await pause(ms);
      return this.once(op, slots, { ...headers, budgetMs: deadline - this.now() });
    }
  }

  private async once(op: Operation, slots: Slots, headers: CallHeaders): Promise<Answer> {
    const breaker = this.breakerOf(op.service);
    if (!breaker.lets()) throw serviceUnavailable({ service: op.service });
    try {
      const answer = await this.bus.send(op, slots, headers);
      this.note(op, breaker, true);
      return answer;
    } catch (error) {
      this.note(op, breaker, false);
      throw error;
    }
  }

  private note({ service }: Operation, breaker: Breaker, answered: boolean): void {
    const before = breaker.isOpen;
    breaker.heard(answered);
    if (breaker.isOpen !== before) breakerOpen.set({ service }, breaker.isOpen ? 1 : 0);
  }

  /** What nobody took was not begun. What may have been begun goes again only when it changes nothing, or is known again by its key. */
  private mayGoAgain(error: unknown, op: Operation, { idempotencyKey, token }: CallHeaders): boolean {
    if (!(error instanceof Fault) || error.code !== serviceUnavailable.code || error.cause === undefined) return false;
    if (wasNotTaken(error) || !op.isCommand) return true;
    return idempotencyKey != null && token !== null && op.spec.confidentialReply !== true;
  }

  private breakerOf(service: string): Breaker {
    const known = this.breakers.get(service);
    if (known) return known;
    const fresh = new Breaker(this.now);
    this.breakers.set(service, fresh);
    breakerOpen.set({ service }, 0);
    return fresh;
  }
}
