import { Injectable } from '@nestjs/common';
import {
  agreementEnded,
  serviceContractEffective,
  type AgreementEndedPayload,
  type ServiceContractEffectivePayload,
} from '@tradewind/contracts/contracts/agreements.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';
import type { ServicePromise } from '../domain/promised-times.js';

const KEPT = `INSERT INTO "service_contract_replica" ("serviceContractId", "contractNo", "customerId", "responseHours", "resolutionHours", "validFrom", "validUntil")
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;
const HOLDING = `SELECT "contractNo", "responseHours", "resolutionHours" FROM "service_contract_replica"
  WHERE "customerId" = $1 AND "validFrom" <= $2 AND "validUntil" >= $2 AND ("endedOn" IS NULL OR "endedOn" > $2) ORDER BY "serviceContractId"`;

/** Keeps which service was promised to whom, and how quickly (CON-17). */
@Injectable()
export class ServiceContractReplicas {
  constructor(private readonly db: Database) {}

  @Consumes(serviceContractEffective)
  async keep(promised: ServiceContractEffectivePayload): Promise<void> {
    const { serviceContractId, serviceContractNo, customerId, responseHours, resolutionHours, validFrom, validUntil } = promised;
    await this.db.execute(KEPT, [serviceContractId, serviceContractNo, customerId, responseHours, resolutionHours, validFrom, validUntil]);
  }

  @Consumes(agreementEnded)
  async end({ kind, agreementId, endedOn }: AgreementEndedPayload): Promise<void> {
    if (kind !== 'service') return;
    await this.db.execute('UPDATE "service_contract_replica" SET "endedOn" = $2 WHERE "serviceContractId" = $1', [agreementId, endedOn]);
  }

  /** What holds for a customer on a day. */
  async promisesTo(customerId: string, on: string): Promise<ServicePromise[]> {
    return this.db.short().query<ServicePromise>(HOLDING, [customerId, on]);
  }
}
