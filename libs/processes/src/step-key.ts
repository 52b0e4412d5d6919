import { createHash } from 'node:crypto';

/**
 * The Idempotency-Key of a step: the same for every attempt, another one for taking it back (R5). It never changes by itself,
 * not even when an operator tries again: an attempt that was believed lost may still arrive.
 */
export const stepKey = (processId: string, step: string, undoing: boolean): string =>
  createHash('sha256')
    .update([processId, step, undoing ? 'undo' : 'do'].join('\n'))
    .digest('base64url');
