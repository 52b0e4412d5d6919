import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@tradewind/client/eventually';
import { aDeal } from '../support/shop.ts';
import { Stubborn } from '../support/stubborn.ts';
import { SERVICES } from './services.ts';
import type { MortalStage } from './stage.ts';
import { allGiven, eventsOn, onTheStream, takenInBy } from './streams.ts';

const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 40_000);

export function theBusMayLoseEverything(stage: MortalStage): void {
  const client = stage.hearing(new Stubborn());

  describe('R1 The bus loses everything it had stored', () => {
    const run = promisify(execFile);
    const streamsRebuild = () =>
      run(process.execPath, [join(import.meta.dirname, '../../deploy/local/cli.ts'), 'streams:rebuild'], { env: { ...process.env, ...stage.at.started.env } });

    it('npm run streams:rebuild fills the stream from all outboxes while the services are at work, and what happens once happens once', async () => {
      await stage.platform.wipeNats();
      const orderBegun = aDeal({ ...stage.at, client });
      const { stdout } = await streamsRebuild();
      expect(stdout).toContain('✓ orders:');
      await orderBegun;
      await onTheStream(stage, async (manager) => {
        await allGiven(manager);
        const kept = await stage.at.databases.everywhere<{ n: number }>('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NOT NULL');
        await expect(eventsOn(manager)).resolves.toBeGreaterThanOrEqual(kept.reduce((sum, { n }) => sum + n, 0));
      });
      await expect(stage.at.databases.everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
      await patiently(async () => {
        await expect(stage.at.databases.everywhere('SELECT "why" FROM "inbox_pending"')).resolves.toEqual([]);
      });
    }, 120_000);

    it('every cursor has come as far as the owner’s events of the types that are taken in (I8)', async () => {
      const heads = await stage.at.databases.everywhere<{ aggregateType: string; aggregateId: string; byType: Record<string, number> }>(
        'SELECT * FROM "outbox_head"',
      );
      for (const service of SERVICES) {
        const types = await onTheStream(stage, (streams) => takenInBy(service, streams));
        const cursors = await stage.at.databases.rows<{ source: string; aggregateType: string; aggregateId: string; seq: number }>(
          service,
          'SELECT * FROM "aggregate_cursor"',
        );
        const known = new Map(cursors.map(({ source, aggregateType, aggregateId, seq }) => [`${source} ${aggregateType} ${aggregateId}`, seq]));
        const behind = heads.filter(({ service: source, aggregateType, aggregateId, byType }) => {
          const due = Math.max(0, ...Object.entries(byType).flatMap(([type, seq]) => (types.has(type) ? [seq] : [])));
          return due > 0 && known.get(`${source} ${aggregateType} ${aggregateId}`) !== due;
        });
        expect({ service, behind }).toEqual({ service, behind: [] });
      }
    });
  });
}
