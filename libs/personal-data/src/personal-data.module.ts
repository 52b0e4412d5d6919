import { Module } from '@nestjs/common';
import { Database } from '@tradewind/persistence/database';
import { DataKeys } from './data-keys.js';
import { KeyFile } from './key-file.js';
import { PersonalDataConfig } from './personal-data.config.js';
import { PersonalDataReads } from './reads.js';
import { RewrapWatch } from './rewrap.watch.js';

/** For services that keep personal data: their data keys, and the watch that wraps them anew. */
@Module({
  providers: [
    { provide: KeyFile, useFactory: () => new KeyFile(PersonalDataConfig.from(process.env).keysFile) },
    { provide: DataKeys, inject: [Database, KeyFile], useFactory: (db: Database, file: KeyFile) => new DataKeys(db, file) },
    { provide: PersonalDataReads, inject: [Database], useFactory: (db: Database) => new PersonalDataReads(db) },
    RewrapWatch,
  ],
  exports: [DataKeys, PersonalDataReads],
})
export class PersonalDataModule {}
