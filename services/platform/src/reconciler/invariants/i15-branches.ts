import type { Invariant } from '../invariant.js';

/** I15: there is one set of events as long as no branch has a node of its own. */
export const branches: Invariant = {
  id: 'I15',
  sentence: 'The events at head office are those of all branches together',
  // oxlint-disable-next-line typescript/require-await
  async *find() {
    yield { notChecked: 'not applicable until branch nodes' };
  },
};
