import type { ProcessView } from '@tradewind/contracts/processes/processes.api';
import type { Process } from './process.js';

export const processView = (process: Process): ProcessView => {
  const { id, version, kind, definitionVersion, money, subjectId, subjectNo, org, branch, status, step, undoing, steps, reason } = process;
  return {
    ...{ id, version, kind, definitionVersion, money, subjectId, subjectNo, org, branch, status, step, undoing, reason },
    steps: steps.map((log) => ({ ...log })),
    deadline: process.deadline?.toISOString() ?? null,
    nextAttempt: process.nextAttempt?.toISOString() ?? null,
    updatedAt: process.updatedAt.toISOString(),
  };
};
