import type { SimulationView } from '@tradewind/contracts/policies/simulations.api';
import type { ReplayedBonusView, ReplayedView } from '@tradewind/contracts/policies/replays.api';
import { Money } from '@tradewind/domain/money';
import type { Simulation } from './domain/simulation.js';
import type { Part } from './simulation.repository.js';

/** Of `parts` only its own are shown. */
export const simulationView = (simulation: Simulation, parts: readonly Part[]): SimulationView => ({
  ...{ id: simulation.id, version: simulation.version, org: simulation.org, status: simulation.status },
  ...{ from: simulation.from, to: simulation.to, reason: simulation.reason, drafts: simulation.drafts },
  ...{ requestedBy: simulation.ownerId, requestedByName: simulation.requestedByName, requestedAt: simulation.requestedAt.toISOString() },
  finishedAt: simulation.finishedAt?.toISOString() ?? null,
  progress: parts.filter(({ simulationId }) => simulationId === simulation.id).map(({ service, facts, done }) => ({ service, facts, done })),
  result: simulation.result && resultView(simulation.result),
  ...{ resultHash: simulation.resultHash, failure: simulation.failure },
});

/** Who gets what is nobody's business but theirs who may see bonuses: here are only sums. */
const resultView = ({ facts, reviews, steps, outcomes, bonuses }: ReplayedView): SimulationView['result'] => ({
  ...{ facts, reviews, steps, outcomes },
  bonuses: {
    peopleChanged: bonuses.filter(({ before, after }) => before !== after).length,
    before: sumOf(bonuses, ({ before }) => before),
    after: sumOf(bonuses, ({ after }) => after),
  },
});

const sumOf = (bonuses: readonly ReplayedBonusView[], amount: (bonus: ReplayedBonusView) => string): string =>
  Money.sum(bonuses.map((bonus) => Money.of(amount(bonus)))).toString();
