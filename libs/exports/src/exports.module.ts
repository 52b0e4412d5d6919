import type { Provider, Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Exports } from '@tradewind/contracts/exports/exports.api';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Standing } from '@tradewind/messaging/standing';
import { Database } from '@tradewind/persistence/database';
import { ExportDesk } from './export-desk.js';
import { Export } from './export.js';
import { ExportPiece } from './export-piece.entity.js';
import { ExportRepository } from './export.repository.js';
import { ExportRunner } from './export-runner.js';
import { exportsController } from './exports.controller.js';
import { Lists } from './lists.js';

export const EXPORT_ENTITIES = [Export, ExportPiece];

/** What a service that declares `exports` has beside its own. */
export const exportParts = (here: Exports, keepDays: number): { readonly controllers: Type[]; readonly providers: Provider[] } => ({
  controllers: [exportsController(here)],
  providers: [
    { provide: ExportRepository, inject: [Database], useFactory: (db: Database) => new ExportRepository(db) },
    { provide: ExportDesk, inject: [Database, ExportRepository], useFactory: (db: Database, files: ExportRepository) => new ExportDesk(here, db, files) },
    {
      provide: ExportRunner,
      inject: [Database, ExportRepository, DiscoveryService, ServiceCaller],
      useFactory: (db: Database, files: ExportRepository, discovery: DiscoveryService, others: ServiceCaller) =>
        new ExportRunner(here, db, files, new Lists(discovery), new Standing(others), keepDays),
    },
  ],
});
