import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import { DataSource } from 'typeorm';
import { anEmptyDatabase } from '../../../e2e/support/bench/own-database.ts';
import { performanceService } from '../src/performance.service.js';

export interface OwnDatabase {
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** An empty database with the schema of this service, on the server that `npm test` started. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const { url, drop } = await anEmptyDatabase();
  await migrate(performanceService, url);
  const dataSource = await new DataSource(dataSourceOptions(performanceService, url)).initialize();
  return {
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}
