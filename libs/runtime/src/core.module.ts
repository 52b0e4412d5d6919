import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { NatsConnection } from '@nats-io/transport-node';
import { auditTrailController } from '@tradewind/audit/audit-trail.controller';
import { AuditTrail } from '@tradewind/audit/audit-trail';
import { evidenceController } from '@tradewind/audit/evidence.controller';
import { Evidence } from '@tradewind/audit/evidence';
import { headKeepersOf } from '@tradewind/audit/head-keeper';
import { ServiceSigner } from '@tradewind/auth/service-token';
import { exportParts } from '@tradewind/exports/exports.module';
import { standingOf } from '@tradewind/messaging/event-stream';
import { JetStreamSource } from '@tradewind/messaging/jet-stream-source';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Database } from '@tradewind/persistence/database';
import { Numbers } from '@tradewind/persistence/numbers';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { Policies } from '@tradewind/policies/policies';
import { PolicyReplicaReaction } from '@tradewind/policies/policy-replica.reaction';
import { PROCESS_PROVIDERS, processesOf } from '@tradewind/processes/providers';
import type { DataSource } from 'typeorm';
import { AccessRevocationReaction } from './access-revocation.reaction.js';
import { ForgetAnswers } from './forget-answers.watch.js';
import type { WorkService } from '@tradewind/contracts/identity/open-work';
import { UnitMovedReaction } from './organisation/unit-moved.reaction.js';
import { WorkHandedOverReaction } from './organisation/work-handed-over.reaction.js';
import { openWorkController, WorkOfService } from './organisation/work-of-service.js';
import { dataSourceOptions } from './data-source.js';
import { log } from './log.js';
import { EventFigures } from './operations/event-figures.js';
import { LetterDesk } from './operations/letter-desk.js';
import { missedEventsController } from './operations/missed-events.controller.js';
import { operationsController } from './operations/operations.controller.js';
import { Parking } from './operations/parking.js';
import type { ServiceConfig } from './service.config.js';
import type { ServiceDefinition } from './service-definition.js';

/** What every service has: its database, the bus, the policies in force, numbers. */
@Module({})
export class CoreModule {
  static for(definition: ServiceDefinition, config: ServiceConfig, nats: NatsConnection): DynamicModule {
    const bus = new OperationClient(() => nats, config.requestPatienceMs);
    const signer = config.serviceKeyFile === undefined ? null : ServiceSigner.fromFile(config.serviceKeyFile);
    const needsDatabase = <T>(type: new (db: Database) => T) => ({ provide: type, inject: [Database], useFactory: (db: Database) => new type(db) });
    const providers = [
      { provide: Database, inject: [getDataSourceToken()], useFactory: (dataSource: DataSource) => new Database(dataSource) },
      { provide: OperationClient, useValue: bus },
      { provide: ServiceCaller, useValue: new ServiceCaller(bus, signer) },
      needsDatabase(StoredAnswers),
      needsDatabase(Policies),
      needsDatabase(Numbers),
      needsDatabase(AuditTrail),
      needsDatabase(Evidence),
      ...(definition.processes ? PROCESS_PROVIDERS : []),
    ];
    const handing = definition.openWork && new WorkOfService(definition.name as WorkService, definition.openWork);
    const exporting = definition.exports && exportParts(definition.exports, config.exportKeepDays);
    return {
      module: CoreModule,
      global: true,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({ ...dataSourceOptions(definition, config.databaseUrl, config.poolWaitMs), retryAttempts: 20, retryDelay: 1_000 }),
      ],
      controllers: [
        auditTrailController(definition.name),
        evidenceController(definition.name, definition.exceptions),
        missedEventsController(definition.name),
        operationsController(definition.name),
        ...(handing ? [openWorkController(handing.service)] : []),
        ...processesOf(definition),
        ...(exporting?.controllers ?? []),
      ],
      providers: [
        ...providers,
        { provide: EventFigures, inject: [Database], useFactory: (db: Database) => figuresOf(definition.name, config, nats, db) },
        ForgetAnswers,
        LetterDesk,
        Parking,
        ...(exporting?.providers ?? []),
        ...(handing ? [{ provide: WorkOfService, useValue: handing }] : []),
        ...commonReactions(definition),
      ],
      exports: [...providers.map(({ provide }) => provide), DiscoveryModule],
    };
  }
}

/** What every service does on others' facts, beside its own reactions. */
export const commonReactions = ({ name, openWork }: ServiceDefinition): Type[] => [
  ...headKeepersOf(name),
  ...[PolicyReplicaReaction, AccessRevocationReaction, UnitMovedReaction],
  ...(openWork ? [WorkHandedOverReaction] : []),
];

function figuresOf(service: string, config: ServiceConfig, nats: NatsConnection, db: Database): EventFigures {
  const source = new JetStreamSource(service, nats);
  const bus = { lag: () => source.lag(), standing: () => standingOf(nats) };
  return new EventFigures(service, db, bus, config, (error) => {
    log.error({ service, err: error }, 'the figures could not be taken; it will be tried again');
  });
}
