import type { Database } from '@tradewind/persistence/database';
import type { ReadModel } from '@tradewind/read-models/read-model';
import { KpiFact } from './domain/kpi-fact.js';
import { KpiMonth } from './domain/kpi-month.js';
import { KpiLedger } from './kpi-ledger.js';
import { CountContractChangeReaction } from './reactions/count-contract-change.reaction.js';
import { CountDeliveryReaction } from './reactions/count-delivery.reaction.js';
import { CountReceiptReaction } from './reactions/count-receipt.reaction.js';
import { CountSatisfactionReaction } from './reactions/count-satisfaction.reaction.js';
import { CountServiceTimeReaction } from './reactions/count-service-time.reaction.js';
import { CountSignedContractReaction } from './reactions/count-signed-contract.reaction.js';
import { MonthsAsTheyWere } from './replicas/months-as-they-were.js';
import { OrganisationReplicaReaction } from './replicas/organisation-replica.reaction.js';
import { PersonReplica } from './replicas/person.replica.js';
import { UnitReplica } from './replicas/unit.replica.js';

const COUNTING = [
  CountDeliveryReaction,
  CountReceiptReaction,
  CountSatisfactionReaction,
  CountServiceTimeReaction,
  CountSignedContractReaction,
  CountContractChangeReaction,
];

function counting(db: Database): readonly object[] {
  const ledger = new KpiLedger(db, new MonthsAsTheyWere(db));
  return COUNTING.map((Reaction) => new Reaction(ledger));
}

export const performanceReadModels: readonly ReadModel[] = [
  { name: 'organisation', tables: [{ entity: PersonReplica }, { entity: UnitReplica }], filledBy: (db) => [new OrganisationReplicaReaction(db)] },
  {
    name: 'facts',
    tables: [
      { entity: KpiFact, key: ['eventId', 'kind'], drawn: ['id'] },
      { entity: KpiMonth, madeOf: KpiMonth.madeOf },
    ],
    filledBy: counting,
    asItWas: [{ table: 'cycle', columns: ['branch', 'month'] }],
    keptBy: (db) => [new MonthsAsTheyWere(db)],
  },
];
