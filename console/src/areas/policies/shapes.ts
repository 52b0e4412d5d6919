import type { ItemOf, ReplyOf } from '../../api/call.js';

export type InForce = ReplyOf<'policies.inForce'>['policies'][number];
export type Policy = ItemOf<'policies.find'>;
export type RegulationSummary = ItemOf<'policies.findRegulations'>;
export type Regulation = ReplyOf<'policies.getRegulation'>;
export type Clause = Regulation['clauses'][number];
export type Simulation = ReplyOf<'policies.getSimulation'>;
export type Result = NonNullable<Simulation['result']>;
