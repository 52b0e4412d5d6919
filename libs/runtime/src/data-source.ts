import { ActingAndMoves1763720000001 } from '@tradewind/persistence/acting-and-moves.migration';
import { EXPORT_ENTITIES } from '@tradewind/exports/exports.module';
import { Exports1764200000001 } from '@tradewind/exports/exports.migration';
import { AccessRevocation1763700000500 } from '@tradewind/persistence/access-revocation.migration';
import { AuditChain1763730000001 } from '@tradewind/persistence/audit-chain.migration';
import { EventCore1764300000000 } from '@tradewind/persistence/event-core.migration';
import { PLATFORM_ENTITIES } from '@tradewind/persistence/platform-entities';
import { PlatformTables1763700000000 } from '@tradewind/persistence/platform-tables.migration';
import { ExpandRefusalCounts1764900000000 } from '@tradewind/persistence/refusal-counts.migration';
import { Process } from '@tradewind/processes/process';
import { Processes1764600000001 } from '@tradewind/processes/process.migration';
import { ExpandTableState1767300000001 } from '@tradewind/persistence/table-state.migration';
import { ExpandStoredAnswersAge1764400000001 } from '@tradewind/persistence/stored-answers-age.migration';
import { DATABASE_BUDGETS, SESSION_OPTIONS } from '@tradewind/persistence/time-budgets';
import type { DataSourceOptions } from 'typeorm';
import type { ServiceDefinition } from './service-definition.js';
import { patientDriver } from './patient-pool.js';
import { SteadyClient } from './steady-client.js';

/** How a service reaches its own database, and only that; a program that runs beside it waits for a session as long as it takes. */
export const dataSourceOptions = (
  { name, entities, migrations, processes, exports }: ServiceDefinition,
  url: string,
  poolWaitMs?: number,
): Extract<DataSourceOptions, { type: 'postgres' }> => ({
  type: 'postgres',
  url,
  entities: [...PLATFORM_ENTITIES, ...(processes ? [Process] : []), ...(exports ? EXPORT_ENTITIES : []), ...entities],
  migrations: [
    PlatformTables1763700000000,
    AccessRevocation1763700000500,
    ActingAndMoves1763720000001,
    AuditChain1763730000001,
    EventCore1764300000000,
    ...(processes ? [Processes1764600000001] : []),
    ExpandStoredAnswersAge1764400000001,
    ...(exports ? [Exports1764200000001] : []),
    ExpandRefusalCounts1764900000000,
    ExpandTableState1767300000001,
    ...migrations,
  ],
  migrationsTransactionMode: 'each',
  synchronize: false,
  applicationName: name,
  poolSize: DATABASE_BUDGETS.connections,
  driver: patientDriver,
  extra: { Client: SteadyClient, options: SESSION_OPTIONS, waitMs: poolWaitMs, idleTimeoutMillis: DATABASE_BUDGETS.idleConnectionMs },
});
