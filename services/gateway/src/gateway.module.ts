import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { REGISTRY } from '@tradewind/contracts/registry';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { ExportFilesController } from './composed/export-files.controller.js';
import { HealthController } from './composed/health.controller.js';
import { KeysController, PUBLISHED_KEYS } from './composed/keys.controller.js';
import { OutsideSignInController } from './composed/outside-sign-in.controller.js';
import { ReferenceController } from './composed/reference.controller.js';
import { SetupController } from './composed/setup.controller.js';
import { WelcomeController } from './composed/welcome.controller.js';
import { Door, type DoorSettings } from './door.js';
import { mount } from './mount.js';
import { ProblemFilter } from './problem.filter.js';

/** HTTP in, NATS out. No business. */
@Module({})
export class GatewayModule {
  static on(connection: () => NatsConnection, settings: DoorSettings, keys: () => object): DynamicModule {
    const bus = new OperationClient(connection);
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
      ],
      providers: [
        { provide: OperationClient, useValue: bus },
        { provide: Door, useValue: new Door(bus, settings) },
        { provide: PUBLISHED_KEYS, useValue: keys },
        { provide: 'NATS', useValue: connection },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
