import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicySurroundings } from './policy-surroundings.js';
import { RegulationRepository } from './regulation.repository.js';
import { RegulationsController } from './regulations.controller.js';
import { SimulationRepository } from './simulation.repository.js';
import { SimulationRunner } from './simulation-runner.js';
import { SimulationsController } from './simulations.controller.js';
import { RegulationSuccessionWatch } from './watches/regulation-succession.watch.js';

@Module({
  controllers: [PoliciesController, RegulationsController, SimulationsController],
  providers: [PolicyRepository, PolicySurroundings, RegulationRepository, RegulationSuccessionWatch, SimulationRepository, SimulationRunner],
})
export class PoliciesModule {}
