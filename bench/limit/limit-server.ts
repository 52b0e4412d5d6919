import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connected } from '../../deploy/local/connected.ts';
import { freePort } from '../../deploy/local/ports.ts';
import { DEFINITIONS } from '../../services/platform/src/definitions.ts';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { DataSource } from 'typeorm';

const DATABASE = 'bench_limit';

/** The limit server with a database of its own beside the platform's: the tables and indexes of customers, by the same migrations. */
export class LimitServer {
  readonly url: string;
  readonly databaseUrl: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string, databaseUrl: string) {
    this.child = child;
    this.url = url;
    this.databaseUrl = databaseUrl;
  }

  static async start(adminUrl: string): Promise<LimitServer> {
    await connected(adminUrl, (admin) => admin.query(`CREATE DATABASE ${DATABASE}`));
    const databaseUrl = Object.assign(new URL(adminUrl), { pathname: `/${DATABASE}` }).toString();
    await migrated(databaseUrl);
    const port = await freePort();
    const env = { ...process.env, LIMIT_DATABASE_URL: databaseUrl, PORT: String(port) };
    const child = fork(join(import.meta.dirname, 'server.ts'), { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('The limit server ended before it was ready')))]);
    return new LimitServer(child, `http://127.0.0.1:${port}`, databaseUrl);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }
}

async function migrated(url: string): Promise<void> {
  const db = await new DataSource({ ...dataSourceOptions(await DEFINITIONS.customers(), url), extra: {} }).initialize();
  await db.runMigrations();
  await db.destroy();
}
