import { say } from '../components/toast.js';
import { invalidate } from './keys.js';
import { newKey } from './new-key.js';
import type { CommandId } from './operation-types.js';
import { problemOf } from './problem.js';
import { send } from './send.js';

/** What takes something back where the regulation has a way back: an operation of its own, with guards of its own. */
export interface Undo {
  readonly operation: CommandId;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Takes it back from a notice, where no form is open any more: what refuses it is said in a notice as well. */
export async function takeBack({ operation, args }: Undo, touches: readonly string[], done: string): Promise<void> {
  try {
    const response = await send(operation, args, { idempotencyKey: newKey() });
    await response.text();
    say(done);
  } catch (thrown) {
    const { detail, code } = problemOf(thrown);
    say(detail === '' ? code : detail);
  }
  await invalidate([operation.split('.')[0] ?? operation, 'approvals', ...touches]);
}
