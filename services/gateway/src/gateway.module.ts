import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import type { TokenVerifier } from '@tradewind/auth/token-verifier';
import { REGISTRY } from '@tradewind/contracts/registry';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { ApprovalsController } from './composed/approvals.controller.js';
import { ContractPaperController } from './composed/contract-paper.controller.js';
import { ExportFilesController } from './composed/export-files.controller.js';
import { ImportFilesController } from './composed/import-files.controller.js';
import { RegulationEvidenceController } from './composed/regulation-evidence.controller.js';
import { HealthController } from './composed/health.controller.js';
import { KeysController, PUBLISHED_KEYS } from './composed/keys.controller.js';
import { OutsideSignInController } from './composed/outside-sign-in.controller.js';
import { ReferenceController } from './composed/reference.controller.js';
import { SetupController } from './composed/setup.controller.js';
import { WelcomeController } from './composed/welcome.controller.js';
import { ChangeNotices } from './console/change-notices.js';
import { ConsoleSessionController } from './console/session.controller.js';
import { ConsoleSessions } from './console/sessions.js';
import { ConsoleStreamController } from './console/stream.controller.js';
import { Streams } from './console/streams.js';
import { Departure } from './departure.js';
import { Door, type DoorSettings } from './door.js';
import { InsistentClient } from './insistent-client.js';
import { Lanes, type LaneWidths } from './lanes.js';
import { LoopLag } from './loop-lag.js';
import { showLanes } from './metrics.js';
import { mount, type Inside } from './mount.js';
import { ProblemFilter } from './problem.filter.js';

/** How much is let in, and how long anybody waits for it (R13, R14). */
export interface LoadSettings {
  readonly lanes?: LaneWidths;
  readonly queuePatienceMs?: number;
  readonly requestPatienceMs?: number;
  readonly loopLagLimitMs?: number;
  readonly requestBudgetMs?: number;
}

/** What every request goes through; the same for mounted operations and for what the gateway composes itself. */
export interface Parts extends Inside {
  readonly client: OperationClient;
  readonly tokens: TokenVerifier;
}

export function partsOf(connection: () => NatsConnection, settings: DoorSettings & LoadSettings): Parts {
  const client = new OperationClient(connection, settings.requestPatienceMs);
  const bus = new InsistentClient(client, settings.requestBudgetMs);
  return { client, bus, lanes: lanesOf(settings), door: new Door(client, settings), tokens: settings.tokens };
}

/** HTTP in, NATS out. No business. */
@Module({})
export class GatewayModule {
  static on(connection: () => NatsConnection, { client, bus, lanes, door, tokens }: Parts, keys: () => object, departure: Departure): DynamicModule {
    const sessions = new ConsoleSessions(client);
    return {
      module: GatewayModule,
      controllers: [
        ...REGISTRY.map(mount),
        HealthController,
        ReferenceController,
        WelcomeController,
        KeysController,
        OutsideSignInController,
        SetupController,
        ExportFilesController,
        ImportFilesController,
        ContractPaperController,
        RegulationEvidenceController,
        ApprovalsController,
        ConsoleSessionController,
        ConsoleStreamController,
      ],
      providers: [
        { provide: OperationClient, useValue: client },
        { provide: InsistentClient, useValue: bus },
        { provide: Lanes, useValue: lanes },
        { provide: Door, useValue: door },
        { provide: ConsoleSessions, useValue: sessions },
        { provide: Streams, useValue: new Streams(new ChangeNotices(connection), tokens, (token) => sessions.holds(token), departure) },
        { provide: PUBLISHED_KEYS, useValue: keys },
        { provide: Departure, useValue: departure },
        { provide: 'NATS', useValue: connection },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

function lanesOf({ lanes, queuePatienceMs, loopLagLimitMs = 500 }: LoadSettings): Lanes {
  const lag = new LoopLag(loopLagLimitMs);
  const all = new Lanes(lanes, queuePatienceMs, () => lag.tooMuch);
  showLanes(all);
  return all;
}
