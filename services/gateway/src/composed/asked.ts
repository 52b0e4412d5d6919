import type { Operation, Slots } from '@tradewind/kernel/operation';
import type { OperationClient } from '@tradewind/messaging/operation-client';
import type { Admitted } from '../admitted.js';
import { callHeaders } from '../request-headers.js';
import { bodyOf } from '../security-log.js';

/** In whose name something is asked, and under which request it is found again. */
export interface OnBehalf {
  readonly requestId: string;
  readonly admitted: Admitted;
}

/** One question of a composed answer: asked of a service in the name of whoever was let in; a fault is thrown as it was raised. */
export async function asked<I extends object, R>(bus: OperationClient, op: Operation<I, R>, slots: Slots, { requestId, admitted }: OnBehalf): Promise<R> {
  const answer = await bus.send(op, slots, callHeaders(op, {}, requestId, admitted));
  return JSON.parse(bodyOf(answer)) as R;
}
