import type { CycleView } from '@tradewind/contracts/performance/months.api';
import type { Cycle } from './domain/cycle.js';

export const cycleView = ({
  id,
  version,
  org,
  branch,
  month,
  status,
  people,
  kpiPolicy,
  bonusPolicy,
  ownerId,
  createdAt,
  publishedAt,
  lockedAt,
}: Cycle): CycleView => ({
  id,
  version,
  org,
  branch,
  month,
  status,
  people,
  kpiPolicy,
  bonusPolicy,
  closedBy: ownerId,
  closedAt: createdAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
  lockedAt: lockedAt?.toISOString() ?? null,
});
