import { Injectable } from '@nestjs/common';
import { simulationNotFound } from '@tradewind/contracts/policies/simulations.api';
import type { ReplayedView, Replaying } from '@tradewind/contracts/policies/replays.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Simulation } from './domain/simulation.js';

/** How far a service is, and what its facts have come to so far. */
export interface Part {
  readonly simulationId: string;
  readonly service: Replaying;
  readonly next: string | null;
  readonly facts: number;
  readonly done: boolean;
  readonly found: ReplayedView | null;
}

@Injectable()
export class SimulationRepository extends AggregateRepository<Simulation> {
  constructor(db: Database) {
    super(db, Simulation, (simulationId) => simulationNotFound({ simulationId }));
  }

  async begin(simulation: Simulation): Promise<Simulation> {
    const added = await this.add(simulation);
    for (const service of added.services())
      await this.db.execute('INSERT INTO "simulation_part" ("simulationId", "service", "facts", "done") VALUES ($1, $2, 0, false)', [added.id, service]);
    return added;
  }

  /** The one that has waited longest. */
  async running(): Promise<Simulation | null> {
    const [id] = await this.roundOf(`"status" = 'running'`, [], 'id');
    return id === undefined ? null : this.get(id);
  }

  partsOf(simulationIds: readonly string[]): Promise<Part[]> {
    return this.db.query<Part>('SELECT * FROM "simulation_part" WHERE "simulationId" = ANY($1) ORDER BY "service"', [simulationIds]);
  }

  /** A piece was answered; whoever else did it first is right. */
  async advance({ simulationId, service, next }: Part, found: ReplayedView, after: string | null): Promise<void> {
    await this.db.unitOfWork(() =>
      this.db.execute(
        `UPDATE "simulation_part" SET "next" = $4, "facts" = $5, "done" = $4::text IS NULL, "found" = $6
          WHERE "simulationId" = $1 AND "service" = $2 AND "next" IS NOT DISTINCT FROM $3 AND NOT "done"`,
        [simulationId, service, next, after, found.facts, JSON.stringify(found)],
      ),
    );
  }
}
