import { Module, type INestMicroservice } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NatsConnection } from '@nats-io/transport-node';
import { Evidence } from '@tradewind/audit/evidence';
import { GatewayKey } from '@tradewind/auth/gateway-key';
import { Revocations } from '@tradewind/auth/revocations';
import { ServiceVerifier } from '@tradewind/auth/service-token';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { evidenceApi } from '@tradewind/contracts/evidence/evidence.api';
import { eventsApi } from '@tradewind/contracts/operations/events.api';
import { operationsApi } from '@tradewind/contracts/operations/operations.api';
import type { FaultData } from '@tradewind/kernel/fault';
import type { Api } from '@tradewind/kernel/operation';
import { BusOwners } from '@tradewind/messaging/bus-owners';
import { OperationServer } from '@tradewind/messaging/operation-server';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { AuditKey, markTracesWith } from '@tradewind/persistence/audit-key';
import { Database } from '@tradewind/persistence/database';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { BackgroundWork } from './background-work.js';
import { CoreModule } from './core.module.js';
import { log, NestLog } from './log.js';
import { EventFigures } from './operations/event-figures.js';
import { statusView } from './operations/status.view.js';
import { RevocationWatch } from './revocation-watch.js';
import { schemaRefusalOf } from './schema-check.js';
import type { Hosted, ServiceDefinition } from './service-definition.js';
import type { ServiceConfig } from './service.config.js';
import { within } from './within.js';

const ANSWERS_WITHIN_MS = 500;

/** The module that holds what every service has beside the service's own. */
@Module({})
class ServiceRoot {}

/** One service at work in this process. */
export class RunningService implements Hosted {
  readonly name: string;
  private stopping = false;

  private constructor(
    private readonly definition: ServiceDefinition,
    private readonly app: INestMicroservice,
    private readonly server: OperationServer,
    private readonly background: BackgroundWork,
    private readonly nats: NatsConnection,
    private readonly revoked: RevocationWatch,
    private readonly figures: EventFigures,
  ) {
    this.name = definition.name;
  }

  static async start(definition: ServiceDefinition, config: ServiceConfig, nats: NatsConnection): Promise<RunningService> {
    const server = new OperationServer(definition.name, nats);
    const root = { module: ServiceRoot, imports: [CoreModule.for(definition, config, nats), definition.module] };
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(root, { strategy: server, logger: new NestLog(), abortOnError: false });
    const db = app.get(Database);
    const auditKey = AuditKey.fromFile(config.auditKeyFile);
    markTracesWith(auditKey, db.dataSource);
    await refuseUnknownSchema(definition.name, db);
    const revocations = new Revocations();
    const revoked = new RevocationWatch(db, revocations, (error) => {
      log.error({ service: definition.name, err: error }, 'the list of revoked access could not be read; it will be tried again');
    });
    await revoked.begin();
    server.bind(
      app.get(DiscoveryService),
      apisOf(definition).flatMap(({ operations, internal }) => [...operations, ...internal]),
      servingOf(definition, config, app, revocations),
    );
    const background = await BackgroundWork.of(definition.name, config, nats, db, app.get(DiscoveryService), auditKey, {
      owners: new BusOwners(app.get(ServiceCaller)),
      consuming: { gapMs: config.eventGapMs, gapAlarmMs: config.eventGapAlarmMs },
    });
    await app.listen();
    background.begin();
    const figures = app.get(EventFigures);
    await figures.begin({
      isLeader: () => background.isLeader,
      isStalled: () => background.consumer.isStalled,
      watches: () => background.watches,
    });
    return new RunningService(definition, app, server, background, nats, revoked, figures);
  }

  /** Its own database answers in time and has the right schema, the bus is there (R16); nothing else, so that no outage spreads. */
  async notReady(): Promise<string | null> {
    if (this.stopping) return 'stopping';
    const [reached, schema] = await Promise.all([
      within(
        ANSWERS_WITHIN_MS,
        this.nats.rtt().then(() => true),
        false,
      ),
      within(ANSWERS_WITHIN_MS, schemaRefusalOf(this.app.get(Database).dataSource), 'does not answer'),
    ]);
    if (!reached) return 'not connected to NATS';
    return schema === null ? null : `the database ${schema}`;
  }

  async status(): Promise<object> {
    return Object.assign(statusView(this.name, this.figures), await this.definition.status?.(this.app.get(Database)));
  }

  /** Others take over what is new; what still comes is served until `stop`. */
  leaving(): void {
    this.stopping = true;
  }

  /** The order of R15: no new work, finish what is in flight, relay what was committed, then let go of NATS and the database. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.close();
    await this.background.end();
    this.revoked.end();
    this.figures.end();
    await this.nats.drain();
    await this.app.close();
    log.info({ service: this.name }, 'stopped');
  }
}

const apisOf = ({ name, apis, exports }: ServiceDefinition): Api[] => [
  ...apis,
  auditApi(name),
  evidenceApi(name),
  eventsApi(name),
  operationsApi(name),
  ...(exports ? [exports.api] : []),
];

function servingOf(
  { name }: ServiceDefinition,
  { publicKeysFile, simulatedTime, gatewayKeyFile, servicePublicKeysFile }: ServiceConfig,
  app: INestMicroservice,
  revocations: Revocations,
) {
  return {
    tokens: TokenVerifier.fromFile(publicKeysFile, revocations),
    db: app.get(Database),
    answers: app.get(StoredAnswers),
    simulatedTime: simulatedTime === 'on',
    services: servicePublicKeysFile === undefined ? null : ServiceVerifier.fromFile(servicePublicKeysFile),
    assertWritable: () => {
      app.get(EventFigures).assertWritable();
    },
    gatewayKey: gatewayKeyFile === undefined ? null : GatewayKey.fromFile(gatewayKeyFile),
    reportBug: (error: unknown, about: object) => {
      log.error({ service: name, ...about, err: error }, 'unexpected');
    },
    keepRefusal: (refusal: FaultData, at: Date) => app.get(Evidence).refused(refusal, at),
    reportRefusal: (refusal: object) => {
      log.warn({ service: name, ...refusal }, 'refused');
    },
  };
}

/** A service never works on a schema it does not know (C-31). */
async function refuseUnknownSchema(service: string, db: Database): Promise<void> {
  const refusal = await schemaRefusalOf(db.dataSource);
  if (refusal !== null) throw new Error(`Refusing to start: the database of ${service} ${refusal}.`);
}
