import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';
import { Fault } from '@tradewind/kernel/fault';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { Tally } from '@tradewind/policies/tally';
import type { Simulation } from './domain/simulation.js';
import { SimulationRepository, type Part } from './simulation.repository.js';

/** A service that is asked to stop waits for a round, so a round is short. */
const ROUND_MS = 3_000;

/** Asks the services for piece after piece, in the leading instance; how far it is stands in a row, so that whoever leads next goes on there. */
@Injectable()
export class SimulationRunner {
  constructor(
    private readonly db: Database,
    private readonly simulations: SimulationRepository,
    private readonly others: ServiceCaller,
  ) {}

  @Watches(300)
  async work(at: Date): Promise<void> {
    const until = performance.now() + ROUND_MS;
    while (performance.now() < until) {
      const simulation = await this.simulations.running();
      if (!simulation) return;
      const parts = await this.simulations.partsOf([simulation.id]);
      const waiting = parts.filter(({ done }) => !done);
      if (waiting.length === 0) await this.finish(simulation, parts, at);
      else await this.goOn(simulation, waiting, at);
    }
  }

  /** All services at once, each with its next piece. A refusal ends it; who is merely away is asked again in the next round. */
  private async goOn(simulation: Simulation, waiting: readonly Part[], at: Date): Promise<void> {
    const asked = await Promise.allSettled(waiting.map((part) => this.piece(simulation, part)));
    const failed = asked.find((each) => each.status === 'rejected')?.reason as unknown;
    if (failed === undefined) return;
    if (!(failed instanceof Fault) || failed.kind === 'unavailable') throw failed as Error;
    await this.decide(simulation.id, (found) => {
      found.fail(`${failed.code}: ${failed.message}`, at);
    });
  }

  private async piece({ from, to, drafts }: Simulation, part: Part): Promise<void> {
    const values = drafts.map(({ key, org, value }) => ({ key, org, value }));
    const { next, ...piece } = await this.others.ask(REPLAY_APIS[part.service].replay, {
      ...{ from, to, drafts: values },
      ...(part.next !== null && { after: part.next }),
    });
    await this.simulations.advance(part, Tally.of([...(part.found ? [part.found] : []), piece]).view(), next);
  }

  private finish({ id }: Simulation, parts: readonly Part[], at: Date): Promise<void> {
    return this.decide(id, (simulation) => {
      simulation.finish(
        parts.flatMap(({ found }) => found ?? []),
        at,
      );
    });
  }

  private async decide(id: string, decide: (simulation: Simulation) => void): Promise<void> {
    await this.db.unitOfWork(() => this.simulations.updateWhere({ id, status: 'running' }, decide));
  }
}
