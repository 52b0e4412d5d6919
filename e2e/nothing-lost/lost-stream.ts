import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@tradewind/client/eventually';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { connectNats } from '@tradewind/runtime/nats';
import { aDeal } from '../support/shop.ts';
import { Stubborn } from '../support/stubborn.ts';
import { SERVICES } from './services.ts';
import type { MortalStage } from './stage.ts';

const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 40_000);

export function theBusMayLoseEverything(stage: MortalStage): void {
  const client = stage.hearing(new Stubborn());

  describe('R1 The bus loses everything it had stored', () => {
    const typesOf = async (service: string): Promise<ReadonlySet<string>> => {
      const nats = await connectNats(stage.at.started.env.NATS_ADMIN_URL ?? '', 'e2e');
      try {
        const { config } = await (await jetstreamManager(nats)).consumers.info(EVENTS.name, service);
        return new Set((config.filter_subjects ?? []).map((subject) => subject.replace(`${EVENTS.prefix}.*.`, '')));
      } finally {
        await nats.close();
      }
    };
    const run = promisify(execFile);
    const streamsRebuild = () =>
      run(process.execPath, [join(import.meta.dirname, '../../deploy/local/cli.ts'), 'streams:rebuild'], { env: { ...process.env, ...stage.at.started.env } });

    it('npm run streams:rebuild fills the stream from all outboxes while the services are at work, and what happens once happens once', async () => {
      await stage.platform.wipeNats();
      const orderBegun = aDeal({ ...stage.at, client });
      const { stdout } = await streamsRebuild();
      expect(stdout).toContain('✓ orders:');
      await orderBegun;
      const nats = await connectNats(stage.at.started.env.NATS_ADMIN_URL ?? '', 'e2e');
      try {
        const { consumers, streams } = await jetstreamManager(nats);
        await patiently(async () => {
          const waiting = await Promise.all(SERVICES.map(async (name) => (await consumers.info(EVENTS.name, name)).num_pending));
          expect(waiting).toEqual(SERVICES.map(() => 0));
        });
        const kept = await stage.at.databases.everywhere<{ n: number }>('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NOT NULL');
        const { state } = await streams.info(EVENTS.name);
        expect(state.messages).toBeGreaterThanOrEqual(kept.reduce((sum, { n }) => sum + n, 0));
      } finally {
        await nats.close();
      }
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
        const types = await typesOf(service);
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
