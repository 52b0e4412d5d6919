import type { ServiceStatusView } from '@tradewind/contracts/operations/operations.api';
import type { EventFigures } from './event-figures.js';

/** The figures of the last look, as operators and `/status` see them. */
export function statusView(service: string, figures: EventFigures): ServiceStatusView {
  const { at, waiting, oldest, parked, refilling, pending, unacknowledged, gaps, retrying, behind, dead, held, stuck, diskPercent, stream } = figures.current;
  const { reasons, watches } = figures;
  return {
    service,
    at: at.toISOString(),
    leader: figures.isLeader,
    degraded: reasons.length > 0,
    refusesWrites: figures.full.length > 0,
    reasons,
    outboxWaiting: waiting,
    outboxOldestSeconds: oldest,
    parked,
    refilling,
    consumerPending: pending,
    consumerUnacknowledged: unacknowledged,
    gaps,
    retrying,
    behind,
    deadLetters: dead,
    held,
    stuckProcesses: stuck,
    diskPercent,
    stream: stream && { since: new Date(stream.created).toISOString(), events: stream.lastSeq },
    jobs: watches.map(({ lastAt, ...watch }) => ({ ...watch, lastAt: lastAt?.toISOString() ?? null })),
  };
}
