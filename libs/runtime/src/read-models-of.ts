import { PolicyReplica } from '@tradewind/persistence/policy-replica.entity';
import { PolicyReplicaReaction } from '@tradewind/policies/policy-replica.reaction';
import type { ReadModel } from '@tradewind/read-models/read-model';
import type { ServiceDefinition } from './service-definition.js';

/** The copy of the policies in force that every service keeps. */
const policiesInForce: ReadModel = { name: 'policies', tables: [{ entity: PolicyReplica }], filledBy: (db) => [new PolicyReplicaReaction(db)] };

/** Every read model of a service: its own, and the one that all have. */
export const readModelsOf = ({ readModels = [] }: ServiceDefinition): readonly ReadModel[] => [policiesInForce, ...readModels];
