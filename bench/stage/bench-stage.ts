import { Agent } from 'node:http';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { until } from '../../chaos/run/recovery.ts';
import type { Stage } from '../../chaos/stage/stage.ts';
import { LimitDatabases } from '../limit/databases.ts';
import { baseOf } from '../limit/configuration.ts';
import { laidReady } from '../limit/laid-ready.ts';
import { LimitServer } from '../limit/limit-server.ts';
import { asking } from '../load/burst.ts';
import type { Ours } from '../measure/ours.ts';
import { ASKING, OTHERS } from '../measure/processor-time.ts';
import type { Marks } from '../operations/marks.ts';
import { LIMIT_READS } from '../operations/reads.ts';
import type { Work } from '../operations/writes.ts';
import { OF_THE_PLATFORM, Recorder, type Rows } from '../recorded/recorder.ts';
import type { Recording } from '../recorded/recording.ts';
import type { Sides } from '../run/compare.ts';
import type { Side } from '../run/side.ts';
import { AtRest } from './at-rest.ts';

const SERVICES = ['customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
const LIMIT = 'limit server';

const rowsOf =
  (stage: Stage): Rows =>
  (service, sql, values = []) =>
    stage.databases.rows(service, sql, values);

/** Nothing is on its way any more. */
export const settled = (stage: Stage): Promise<void> => until('nothing is on its way any more', () => stage.isAtRest()).then(() => undefined);

/** Each piece of work once, one after the other, with the databases looked at before and after. */
export async function recordings(stage: Stage, work: readonly Work[], marks: Marks): Promise<readonly Recording[]> {
  const recorder = new Recorder(rowsOf(stage));
  const agent = new Agent({ keepAlive: true });
  const recorded: Recording[] = [];
  for (const { slug, name, next } of work) {
    marks.taken();
    const journey = next();
    if (!journey) throw new Error(`Nothing to do for ${name}`);
    await settled(stage);
    recorded.push(await recorder.recorded(slug, journey, asking(stage.url, agent), () => marks.taken()));
  }
  agent.destroy();
  return recorded;
}

/** Both limit servers, and the databases they share. */
export class Limits {
  readonly sides: Sides;
  private readonly databases: LimitDatabases;
  private readonly servers: readonly LimitServer[];
  private readonly atRest: AtRest;

  private constructor(databases: LimitDatabases, servers: readonly [LimitServer, LimitServer], stage: Stage, ours: Ours, atRest: AtRest) {
    this.databases = databases;
    this.servers = servers;
    this.atRest = atRest;
    this.sides = sidesOf(stage, ours, databases.rows, servers, atRest);
  }

  /** With the rows of the platform as they are now, and `most` journeys of each recording laid ready. */
  static async start(stage: Stage, ours: Ours, recorded: readonly Recording[], most: number): Promise<Limits> {
    const databases = await LimitDatabases.made(stage.servers.postgres.adminUrl, SERVICES);
    await databases.filledFrom(rowsOf(stage));
    for (const recording of recorded) await laidReady(recording, baseOf(recorded, recording.name), most, databases.rows);
    const file = join(stage.stateDir, 'limit.json');
    writeFileSync(file, JSON.stringify({ databases: databases.urls, recordings: recorded, reads: LIMIT_READS }));
    const servers = [await LimitServer.start('plain', file), await LimitServer.start('tuned', file)] as const;
    return new Limits(databases, servers, stage, ours, await AtRest.of(stage));
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.databases.close();
    await this.atRest.close();
  }
}

function sidesOf(stage: Stage, ours: Ours, limitRows: Rows, [plain, tuned]: readonly [LimitServer, LimitServer], atRest: AtRest): Sides {
  const known = { roles: { [plain.pid]: LIMIT, [tuned.pid]: LIMIT, [process.pid]: ASKING }, ours };
  const counting =
    (rows: Rows) =>
    async (place: string): Promise<number> => {
      const [service = '', table = ''] = place.split('.');
      const which = table === 'outbox' ? `WHERE NOT (${OF_THE_PLATFORM})` : '';
      return (await rows<{ n: number }>(service, `SELECT count(*)::int AS n FROM "${table}" ${which}`))[0]?.n ?? 0;
    };
  const limit = (name: 'limit' | 'tuned', { url }: LimitServer): Side => ({
    ...{ name, url, known, settled: () => Promise.resolve() },
    roles: (role) => role === LIMIT || role === 'PostgreSQL',
    count: counting(limitRows),
  });
  const platform: Side = {
    ...{ name: 'platform', url: stage.url, known, settled: () => atRest.reached() },
    roles: (role) => role !== LIMIT && role !== ASKING && role !== OTHERS,
    count: counting(rowsOf(stage)),
  };
  return { platform, limit: limit('limit', plain), tuned: limit('tuned', tuned) };
}
