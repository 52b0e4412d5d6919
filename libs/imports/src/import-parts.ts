import type { Provider, Type } from '@nestjs/common';
import type { Imports } from '@tradewind/contracts/imports/imports.api';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Standing } from '@tradewind/messaging/standing';
import { Database } from '@tradewind/persistence/database';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import { Import } from './import.js';
import { ImportDesk } from './import-desk.js';
import { ImportRepository } from './import.repository.js';
import { ImportBlock, ImportFilePiece, ImportRow } from './import-rows.entities.js';
import { ImportRows } from './import-rows.js';
import { ImportRunner } from './import-runner.js';
import { ImportShelf } from './import-shelf.js';
import { importsController } from './imports.controller.js';
import type { Intake } from './intake.js';

export const IMPORT_ENTITIES = [Import, ImportFilePiece, ImportBlock, ImportRow];

/** What a service that takes files in has beside its own; it has the module of personal data as well. `intake`: what makes its rows. */
export const importParts = (here: Imports, intake: Type<Intake>): { readonly controllers: Type[]; readonly providers: Provider[] } => ({
  controllers: [importsController(here)],
  providers: [
    intake,
    { provide: ImportRepository, inject: [Database], useFactory: (db: Database) => new ImportRepository(db) },
    { provide: ImportShelf, inject: [Database, DataKeys], useFactory: (db: Database, keys: DataKeys) => new ImportShelf(db, keys) },
    {
      provide: ImportDesk,
      inject: [Database, ImportRepository, ImportShelf],
      useFactory: (db: Database, imports: ImportRepository, shelf: ImportShelf) => new ImportDesk(here, db, imports, shelf, new ImportRows(shelf)),
    },
    {
      provide: ImportRunner,
      inject: [Database, ImportRepository, ImportShelf, intake, ServiceCaller],
      useFactory: (db: Database, imports: ImportRepository, shelf: ImportShelf, rows: Intake, others: ServiceCaller) =>
        new ImportRunner(here, db, imports, shelf, rows, new Standing(others)),
    },
  ],
});
