import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startServers, type Servers } from '../../deploy/local/environment.ts';
import { migrate } from '../../deploy/local/migrations.ts';
import { tradewind } from '../../deploy/local/paths.ts';
import type { Platform, PlatformProcess } from '../../deploy/local/platform.ts';
import { freePort } from '../../deploy/local/ports.ts';
import { alive } from '../../deploy/local/process-table.ts';
import { waitingOnTheBus } from './bus.ts';
import { prepareCompany } from './company.ts';
import { Databases } from './databases.ts';
import { eachItsOwn, hostedOn, isReady, leads, ORDINARY, type Circumstances, type Hosting, type Lines, type Processes } from './hosting.ts';
import { Proxy } from './proxy.ts';

const REVIVED_WITHIN_MS = 90_000;

/** The platform under test, on servers of its own that are durable as with `npm start`, each service a process. */
export class Stage {
  readonly databases: Databases;
  /** Who ended although nobody killed it. */
  readonly deaths: string[] = [];
  private readonly hosting: Hosting;
  private readonly undoing: (() => void)[] = [];
  private platform: Platform;
  private circumstances = ORDINARY;
  /** Who lived when we last looked. */
  private pids: ReadonlyMap<string, number> = new Map();

  private constructor(hosting: Hosting, platform: Platform) {
    this.hosting = hosting;
    this.platform = platform;
    this.databases = new Databases(hosting.servers.env, hosting.servers.postgres.adminUrl);
  }

  /** Everything up, and a company founded in it. */
  static async up(name: string, processes: Processes = eachItsOwn, postgresSettings?: Readonly<Record<string, string>>): Promise<Stage> {
    const stateDir = join(tradewind, name);
    rmSync(stateDir, { recursive: true, force: true });
    mkdirSync(stateDir, { recursive: true });
    const started: (() => Promise<unknown>)[] = [];
    try {
      const servers = await startServers({ stateDir, durable: true, postgresSettings });
      started.push(() => servers.stop());
      const lines = { postgres: await Proxy.to(servers.postgres.port), nats: await Proxy.to(servers.nats.port) };
      started.push(...Object.values(lines).map((line) => () => line.close()));
      await migrate(servers.env);
      const hosting = { stateDir, servers, lines, processes, port: await freePort() };
      const stage = new Stage(hosting, await hostedOn(hosting, ORDINARY));
      started.splice(0, Infinity, () => stage.down());
      stage.remember();
      await prepareCompany(stage.url, servers.env.SETUP_CODE ?? '', stage.companyFile);
      return stage;
    } catch (error) {
      for (const stop of started.reverse()) await stop().catch(() => undefined); // what was started, and nothing else
      throw error;
    }
  }

  get url(): string {
    return this.platform.url;
  }

  get stateDir(): string {
    return this.hosting.stateDir;
  }

  get servers(): Servers {
    return this.hosting.servers;
  }

  get lines(): Lines {
    return this.hosting.lines;
  }

  get companyFile(): string {
    return join(this.stateDir, 'company.json');
  }

  get journals(): string {
    return join(this.stateDir, 'journals');
  }

  get names(): readonly string[] {
    return [...this.platform.processes.keys()];
  }

  process(name: string): PlatformProcess {
    const found = this.platform.processes.get(name);
    if (!found) throw new Error(`There is no process ${name}`);
    return found;
  }

  /** Whoever leads for the database of a service now; any instance when nobody does. */
  async leaderOf(service: string): Promise<string> {
    const instances = this.instancesOf(service);
    const leading = await Promise.all(instances.map((name) => leads(this.process(name), service)));
    return instances[leading.indexOf(true)] ?? this.anInstanceOf(service);
  }

  anInstanceOf(service: string): string {
    const [first] = this.instancesOf(service);
    if (first === undefined) throw new Error(`Nobody serves ${service}`);
    return first;
  }

  /** Starts again what was killed; as often as it takes, for its servers may be away too. */
  async revive(name: string): Promise<void> {
    const giveUpAt = performance.now() + REVIVED_WITHIN_MS;
    for (;;) {
      try {
        await this.process(name).restart();
        break;
      } catch (error) {
        if (performance.now() > giveUpAt) throw error;
      }
    }
    this.remember();
  }

  /** With the load at rest: every process is started anew when its circumstances change. */
  async become(circumstances: Circumstances): Promise<void> {
    const { route, envOf } = this.circumstances;
    if (circumstances.route !== route || circumstances.envOf !== envOf) await this.startAnew(circumstances);
  }

  /** Starts again who ended although nobody killed it, and remembers that it did. */
  async lookAfter(): Promise<void> {
    const ended = [...this.pids].filter(([name, pid]) => this.process(name).pid === pid && !alive(pid)).map(([name]) => name);
    this.deaths.push(...ended);
    for (const name of ended) await this.revive(name);
  }

  /** Those whose `/readyz` does not answer 200 now. */
  async notReady(): Promise<string[]> {
    const answers = await Promise.all(this.names.map(async (name) => ((await isReady(this.process(name))) ? [] : [name])));
    return answers.flat();
  }

  /** How far each outbox has come. */
  async outboxPositions(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.databases.everywhere<{ last: string }>('SELECT coalesce(max("position"), 0)::text AS last FROM "outbox"');
    return new Map(rows.map(({ service, last }) => [service, last]));
  }

  async unpublishedUpTo(marks: ReadonlyMap<string, string>): Promise<number> {
    const waiting = await Promise.all(
      [...marks].map(([service, mark]) =>
        this.databases.rows<{ n: number }>(service, 'SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NULL AND "position" <= $1', [mark]),
      ),
    );
    return waiting.flat().reduce((sum, { n }) => sum + n, 0);
  }

  /** With the load at rest: nothing is on its way any more, neither to the bus nor from it. */
  async isAtRest(): Promise<boolean> {
    if ((await this.unpublishedUpTo(await this.outboxPositions())) > 0) return false;
    return (await waitingOnTheBus(this.servers.nats.adminUrl)) === 0;
  }

  /** `dropped`: the data of the servers are not wanted back. */
  async down(servers: 'stopped' | 'dropped' = 'stopped'): Promise<void> {
    await this.databases.close();
    await this.platform.stop();
    await Promise.all(Object.values(this.lines).map((line) => line.close()));
    await (servers === 'dropped' ? this.servers.drop() : this.servers.stop());
    for (const undo of this.undoing.splice(0)) undo();
  }

  /** What a fault has changed on this machine beside the servers, for an end that comes before the fault could put it right. */
  afterServers(undo: () => void): void {
    this.undoing.push(undo);
  }

  /** Of a run that found nothing; a broken one is looked into. */
  forget(): void {
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  private instancesOf(service: string): readonly string[] {
    const own = this.names.filter((name) => name === service || name.startsWith(`${service}.`));
    return own.length > 0 ? own : this.names; // one process hosts them all
  }

  private async startAnew(circumstances: Circumstances): Promise<void> {
    await this.platform.stop();
    this.circumstances = circumstances;
    this.platform = await hostedOn(this.hosting, circumstances);
    this.remember();
  }

  private remember(): void {
    this.pids = new Map(this.names.map((name) => [name, this.process(name).pid]));
  }
}
