import { randomBytes } from 'node:crypto';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import { DataSource } from 'typeorm';
import { performanceService } from '../performance.service.js';

export interface OwnDatabase {
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** An empty database with the schema of this service, on the server that `npm test` started. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const server = process.env.TRADEWIND_POSTGRES;
  if (!server) throw new Error('These tests need PostgreSQL; start them with `npm test`');
  const name = `performance_${randomBytes(6).toString('hex')}`;
  const admin = await new DataSource({ type: 'postgres', url: server }).initialize();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  await migrate(performanceService, url);
  const dataSource = await new DataSource(dataSourceOptions(performanceService, url)).initialize();
  return {
    dataSource,
    async drop() {
      await dataSource.destroy();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.destroy();
    },
  };
}
