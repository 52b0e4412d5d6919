import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  simulationsApi,
  type FindSimulations,
  type SimulatedBonusesView,
  type SimulatePolicies,
  type SimulationId,
  type SimulationView,
} from '@tradewind/contracts/policies/simulations.api';
import { businessDate } from '@tradewind/domain/business-date';
import { covers, reachOf, type Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { versionName } from '@tradewind/policies/resolution';
import type { Policy } from './domain/policy.js';
import { Simulation } from './domain/simulation.js';
import { PolicyRepository } from './policy.repository.js';
import { SimulationRepository } from './simulation.repository.js';
import { simulationView } from './simulation.view.js';

@Controller()
export class SimulationsController {
  constructor(
    private readonly simulations: SimulationRepository,
    private readonly policies: PolicyRepository,
  ) {}

  @Handles(simulationsApi.simulate)
  async simulate(wish: SimulatePolicies, by: Actor, at: Date): Promise<SimulationView> {
    const drafts = await Promise.all([...new Set(wish.policyIds)].map((policyId) => this.policies.get(policyId)));
    const against = await this.inForceNow(drafts, at);
    const simulation = await this.simulations.begin(Simulation.request(wish, drafts, against, by, at));
    return simulationView(simulation, await this.simulations.partsOf([simulation.id]));
  }

  @Handles(simulationsApi.findSimulations)
  async findSimulations({ limit, cursor, ...filters }: FindSimulations): Promise<Page<SimulationView>> {
    const { items, nextCursor } = await this.simulations.page({ limit, cursor }, filters, (simulation) => simulation);
    const parts = await this.simulations.partsOf(items.map(({ id }) => id));
    return { items: items.map((simulation) => simulationView(simulation, parts)), nextCursor };
  }

  @Handles(simulationsApi.getSimulation)
  async getSimulation({ simulationId }: SimulationId): Promise<SimulationView> {
    return simulationView(await this.simulations.get(simulationId), await this.simulations.partsOf([simulationId]));
  }

  /** Who may simulate does not yet see what people earn: only of those whose scorecards they may see. */
  @Handles(simulationsApi.simulatedBonuses)
  async simulatedBonuses({ simulationId }: SimulationId, by: Actor): Promise<SimulatedBonusesView> {
    const { result } = await this.simulations.get(simulationId);
    const reach = reachOf(by, 'scorecard:read');
    return { items: (result?.bonuses ?? []).filter(({ org, personId }) => covers(reach, { org, ownerId: personId })) };
  }

  private async inForceNow(drafts: readonly Policy[], at: Date): Promise<Map<string, string>> {
    const found = await Promise.all(
      drafts.map(async ({ id, key, org }) => {
        const [now] = await this.policies.inForce([key], org, { on: businessDate(at), asKnownAt: at });
        return now ? ([[id, versionName({ key, org: now.org, version: now.policyVersion ?? 0 })]] as const) : [];
      }),
    );
    return new Map(found.flat());
  }
}
