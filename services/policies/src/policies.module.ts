import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller.js';
import { PolicyRepository } from './policy.repository.js';

@Module({ controllers: [PoliciesController], providers: [PolicyRepository] })
export class PoliciesModule {}
