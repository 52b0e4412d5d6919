import type { ServiceSigner } from '@tradewind/auth/service-token';
import { callInProgress } from '@tradewind/kernel/call';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import { transactionIsOpen } from '@tradewind/persistence/unit-of-work';
import { serviceUnavailable } from './faults.js';
import { replyIn, type OperationClient } from './operation-client.js';

const PATIENCE_MS = 5_000;

/** Asks another service in this one's own name: what no person waits for, e.g. a step of a process (R5). Each request is signed for itself (S9). */
export class ServiceCaller {
  constructor(
    private readonly bus: OperationClient,
    private readonly signer: ServiceSigner | null,
  ) {}

  /** `key`: the same for every attempt at the same change, so that it is done once; reads need none. */
  async ask<I extends object, R>(op: Operation<I, R>, input: I, key: string | null = null): Promise<R> {
    if (transactionIsOpen()) throw new Error(`${op.id} was asked inside a transaction; claim, ask, then record`);
    if (!this.signer) throw serviceUnavailable({ service: op.service });
    const slots = slotsOf(op, input);
    const idempotencyKey = op.isCommand ? key : null;
    const token = await this.signer.sign({ operation: op.id, key: idempotencyKey, payload: JSON.stringify(slots) });
    const requestId = callInProgress()?.requestId ?? 'none';
    return replyIn(op, await this.bus.send(op, slots, { token, requestId, budgetMs: PATIENCE_MS, idempotencyKey }));
  }
}
