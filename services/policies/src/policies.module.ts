import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicySurroundings } from './policy-surroundings.js';
import { RegulationRepository } from './regulation.repository.js';
import { RegulationsController } from './regulations.controller.js';
import { RegulationSuccessionWatch } from './watches/regulation-succession.watch.js';

@Module({
  controllers: [PoliciesController, RegulationsController],
  providers: [PolicyRepository, PolicySurroundings, RegulationRepository, RegulationSuccessionWatch],
})
export class PoliciesModule {}
