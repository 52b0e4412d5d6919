import { callInProgress } from '@tradewind/kernel/call';
import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { slotsOf, type Operation, type Slots } from '@tradewind/kernel/operation';
import { transactionIsOpen } from '@tradewind/persistence/unit-of-work';
import { NoRespondersError, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { crashPoints } from './crash-points.js';
import { serviceUnavailable } from './faults.js';
import { Replies } from './replies.js';
import { injectTrace, traced } from './tracing.js';
import { decodeAnswer, encodeHeaders, type Answer, type CallHeaders } from './wire.js';

/** No request waits longer for one service than this (R14); a report may take as long as a statement may. */
export const PATIENCE_MS = 2_000;
const PATIENCE_WITH_REPORTS_MS = 5_000;

/** True when nobody was there to take the request: it was not begun anywhere. */
export const wasNotTaken = ({ cause }: Error): boolean => cause instanceof NoRespondersError;

/** Request/reply over NATS, typed by the operation. The one `send`: nothing else in the platform sends a request. */
export class OperationClient {
  constructor(
    private readonly connection: () => NatsConnection,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Asks another service on behalf of whoever is being served. Never inside a transaction. */
  async call<I extends object, R>(op: Operation<I, R>, input: I): Promise<R> {
    if (transactionIsOpen()) throw new Error(`${op.id} was asked inside a transaction; ask first, then decide`);
    const call = callInProgress();
    const answer = await this.send(op, slotsOf(op, input), {
      token: call?.token ?? null,
      requestId: call?.requestId ?? 'none',
      budgetMs: call ? call.deadline - Date.now() : this.patienceMs,
    });
    return replyIn(op, answer);
  }

  /**
   * Sends and gives the answer as it came; faults that the service raised are answers too.
   * The service is told how long we wait, which may be less than the caller's whole budget: what comes later is of no use to us.
   */
  async send(op: Operation, slots: Slots, headers: CallHeaders): Promise<Answer> {
    return traced(`send ${op.id}`, async () => {
      const timeout = Math.min(this.patienceWith(op), headers.budgetMs);
      const h = encodeHeaders({ ...headers, budgetMs: timeout });
      injectTrace(h);
      if (timeout <= 0) throw serviceUnavailable({ service: op.service });
      try {
        const request = (): Promise<Msg> => Replies.on(this.connection()).ask(op.subject, JSON.stringify(slots), h.asHeaders, timeout);
        const reply = await (crashPoints ? crashPoints.through('request', request) : request());
        return decodeAnswer(reply.headers, reply.data);
      } catch (error) {
        throw Object.assign(serviceUnavailable({ service: op.service }), { cause: error });
      }
    });
  }

  private patienceWith({ load }: Operation): number {
    return load === 'report' ? Math.max(PATIENCE_WITH_REPORTS_MS, this.patienceMs) : this.patienceMs;
  }
}

/** The reply in an answer; a fault is thrown as it was raised. */
export function replyIn<I extends object, R>(_: Operation<I, R>, { outcome, body }: Answer): R {
  if (outcome === 'fault') throw new Fault(JSON.parse(body) as FaultData);
  return (body === '' ? undefined : JSON.parse(body)) as R;
}
