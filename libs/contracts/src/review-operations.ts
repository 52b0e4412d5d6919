import type { DeclaredFault } from '@tradewind/kernel/fault';
import { operation, type Access, type Declared, type HttpRoute, type Shape } from '@tradewind/kernel/operation';
import { personNotFound } from './identity/identity.faults.js';
import { AddApprover, ReturnToStep, SubmitterSays } from './review.js';
import { ADDING_FAULTS, RETURN_TO_FAULTS, reviewOver, SUBMITTER_FAULTS, urgedLately } from './review-faults.js';

/** What is under review: how it is addressed, shown and missed. */
interface Reviewed<P extends object, R> {
  readonly params: Shape<P>;
  readonly reply: new () => R;
  readonly missing: DeclaredFault;
}

// The verbs of the engine are the same for everything that is reviewed; only where and by whom differs.

export const returningToStep = <P extends object, R>(
  http: HttpRoute,
  allow: Access,
  { params, reply, missing }: Reviewed<P, R>,
): Declared<P & ReturnToStep, R> =>
  operation({
    ...{ http, allow, params, reply, body: ReturnToStep },
    summary: 'Send the review back to a step that had agreed',
    description: 'ORG-07: that step decides again, and whatever was decided after it is void. The content stays as it was submitted.',
    faults: [missing, reviewOver, ...RETURN_TO_FAULTS],
  });

export const addingApprover = <P extends object, R>(http: HttpRoute, allow: Access, { params, reply, missing }: Reviewed<P, R>): Declared<P & AddApprover, R> =>
  operation({
    ...{ http, allow, params, reply, body: AddApprover },
    summary: 'Have somebody else agree besides (加签)',
    description: 'ORG-07, ORG-14: by who holds the step. Nothing that the policy asks for is left out for it; nobody whose matter it is can be added.',
    faults: [missing, personNotFound, reviewOver, ...ADDING_FAULTS],
  });

export const withdrawing = <P extends object, R>(http: HttpRoute, allow: Access, { params, reply, missing }: Reviewed<P, R>): Declared<P & SubmitterSays, R> =>
  operation({
    ...{ http, allow, params, reply, body: SubmitterSays },
    summary: 'Take back what you submitted, while its review is open',
    faults: [missing, ...SUBMITTER_FAULTS],
  });

export const urging = <P extends object, R>(http: HttpRoute, allow: Access, { params, reply, missing }: Reviewed<P, R>): Declared<P & SubmitterSays, R> =>
  operation({
    ...{ http, allow, params, reply, body: SubmitterSays },
    summary: 'Ask those whom the review waits for to hurry; at most once a day, on the record',
    faults: [missing, ...SUBMITTER_FAULTS, urgedLately],
  });
