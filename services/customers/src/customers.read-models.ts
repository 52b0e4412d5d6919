import type { ReadModel } from '@tradewind/read-models/read-model';
import { Colleague } from './replicas/colleague.entity.js';
import { OrderCurrency } from './replicas/order-currency.entity.js';
import { OrganisationReplica } from './replicas/organisation.replica.js';
import { OrgUnitReplica } from './replicas/org-unit-replica.entity.js';
import { Purchase } from './replicas/purchase.entity.js';
import { PurchasesProjection } from './replicas/purchases.projection.js';

export const customersReadModels: readonly ReadModel[] = [
  { name: 'organisation', tables: [{ entity: Colleague }, { entity: OrgUnitReplica }], filledBy: (db) => [new OrganisationReplica(db)] },
  { name: 'purchases', tables: [{ entity: Purchase }, { entity: OrderCurrency }], filledBy: (db) => [new PurchasesProjection(db)] },
];
