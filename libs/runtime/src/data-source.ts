import { ActingAndMoves1763720000001 } from '@tradewind/persistence/acting-and-moves.migration';
import { AccessRevocation1763700000500 } from '@tradewind/persistence/access-revocation.migration';
import { AuditChain1763730000001 } from '@tradewind/persistence/audit-chain.migration';
import { EventCore1764300000000 } from '@tradewind/persistence/event-core.migration';
import { PLATFORM_ENTITIES } from '@tradewind/persistence/platform-entities';
import { PlatformTables1763700000000 } from '@tradewind/persistence/platform-tables.migration';
import { Process } from '@tradewind/processes/process';
import { Processes1764600000001 } from '@tradewind/processes/process.migration';
import type { DataSourceOptions } from 'typeorm';
import type { ServiceDefinition } from './service-definition.js';
import { SteadyClient } from './steady-client.js';

/** Time budgets of the database (R14), per session. */
const SESSION = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=15000 -c TimeZone=UTC -c DateStyle=ISO';

/** How a service reaches its own database, and only that. */
export const dataSourceOptions = (
  { name, entities, migrations, processes }: ServiceDefinition,
  url: string,
): Extract<DataSourceOptions, { type: 'postgres' }> => ({
  type: 'postgres',
  url,
  entities: [...PLATFORM_ENTITIES, ...(processes ? [Process] : []), ...entities],
  migrations: [
    PlatformTables1763700000000,
    AccessRevocation1763700000500,
    ActingAndMoves1763720000001,
    AuditChain1763730000001,
    EventCore1764300000000,
    ...(processes ? [Processes1764600000001] : []),
    ...migrations,
  ],
  migrationsTransactionMode: 'each',
  synchronize: false,
  applicationName: name,
  poolSize: 10,
  extra: { Client: SteadyClient, options: SESSION, connectionTimeoutMillis: 5_000 },
});
