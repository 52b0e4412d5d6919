import type { FactoryProvider, Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ProcessService } from '@tradewind/contracts/processes/processes.api';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Database } from '@tradewind/persistence/database';
import { Definitions } from './definitions.js';
import { ProcessDesk } from './process-desk.js';
import { ProcessRepository } from './process.repository.js';
import { ProcessRunner } from './process-runner.js';
import { processesController } from './processes.controller.js';
import { Processes } from './processes.js';

/** What a service that owns processes has beside its own. */
export const PROCESS_PROVIDERS: readonly FactoryProvider[] = [
  { provide: ProcessRepository, inject: [Database], useFactory: (db: Database) => new ProcessRepository(db) },
  { provide: Definitions, inject: [DiscoveryService], useFactory: (discovery: DiscoveryService) => new Definitions(discovery) },
  { provide: Processes, inject: [Database, ProcessRepository], useFactory: (db: Database, rows: ProcessRepository) => new Processes(db, rows) },
  {
    provide: ProcessRunner,
    inject: [Database, ProcessRepository, Definitions, ServiceCaller],
    useFactory: (db: Database, rows: ProcessRepository, definitions: Definitions, caller: ServiceCaller) => new ProcessRunner(db, rows, definitions, caller),
  },
  {
    provide: ProcessDesk,
    inject: [Database, ProcessRepository, Definitions],
    useFactory: (db: Database, rows: ProcessRepository, definitions: Definitions) => new ProcessDesk(db, rows, definitions),
  },
];

export const processesOf = ({ name, processes }: { readonly name: string; readonly processes?: true }): readonly Type<object>[] =>
  processes ? [processesController(name as ProcessService)] : [];
