import pg from 'pg';
import { connected } from '../../deploy/local/connected.ts';
import { databaseNames, services, type Service } from '../../deploy/local/services.ts';

/** Every service's own database, read past the platform and past its lines; comes back by itself after a server did. */
export class Databases {
  /** As the owner of each schema, who may read and lock. */
  readonly urls: Readonly<Record<Service, string>>;
  private readonly pools: ReadonlyMap<string, pg.Pool>;
  private readonly adminUrl: string;

  constructor(env: Readonly<Record<string, string>>, adminUrl = '') {
    this.adminUrl = adminUrl;
    this.urls = Object.fromEntries(services.map((service) => [service, env[`${databaseNames(service).variable}_MIGRATION_URL`] ?? ''])) as Databases['urls'];
    this.pools = new Map(Object.entries(this.urls).map(([service, url]) => [service, poolOf(url)]));
  }

  async rows<Row extends object>(service: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool(service).query<Row>(sql, [...parameters])).rows;
  }

  /** Of the server itself, in the database of the service: other roles' sessions and settings. */
  async asAdmin<Row extends object>(service: string, sql: string): Promise<Row[]> {
    return connected(this.adminUrlOf(service as Service), async (client) => (await client.query<Row>(sql)).rows);
  }

  adminUrlOf(service: Service): string {
    return this.adminUrl.replace(/\/postgres$/, `/${databaseNames(service).database}`);
  }

  async everywhere<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<(Row & { readonly service: Service })[]> {
    const all = await Promise.all(services.map(async (service) => (await this.rows<Row>(service, sql, parameters)).map((row) => ({ ...row, service }))));
    return all.flat();
  }

  /** A session of its own, for what holds a lock or has to be ended. */
  session(service: string): Promise<pg.PoolClient> {
    return this.pool(service).connect();
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private pool(service: string): pg.Pool {
    const pool = this.pools.get(service);
    if (!pool) throw new Error(`${service} has no database`);
    return pool;
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 3, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 5_000 });
  pool.on('error', () => undefined); // the server is killed on purpose; the next query opens another connection
  return pool;
}
