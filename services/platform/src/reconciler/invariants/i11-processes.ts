import type { Invariant } from '../invariant.js';

/** I11 (R5) */
export const processes: Invariant = {
  id: 'I11',
  // eslint-disable-next-line @typescript-eslint/require-await
  async *find() {
    yield { notChecked: 'there are no process managers in this build' };
  },
  sentence: 'Every process over several services has ended, or has time left; what was undone has no effect',
};
