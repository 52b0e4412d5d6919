import { ticketClockBreached, ticketClockWarned } from '@tradewind/contracts/after-sales/after-sales.events';
import { withCall } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import { systemCall } from '@tradewind/messaging/system-call';
import { Database } from '@tradewind/persistence/database';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import { DataSource } from 'typeorm';
import { anEmptyDatabase } from '../../../../e2e/support/bench/own-database.ts';
import { afterSalesService } from '../after-sales.service.js';
import { Ticket } from '../domain/ticket.js';
import { TicketRepository } from '../ticket.repository.js';
import { TicketClocksWatch } from './ticket-clocks.watch.js';

const t0 = new Date('2026-03-31T16:00:00Z');
const after = (hours: number): Date => new Date(t0.getTime() + hours * 3_600_000);
const sla = { value: { acknowledgeHours: '24', resolveHours: '48', warnAt: '0.8', clock: 'calendar' }, version: 'sla@hq/1' } as const;
const subject = { org: 'hq.bj', branch: 'bj', ownerId: newId(), serviceFileId: null, customerId: newId(), customerName: '渝北建材', salesRepId: newId() };
const report = { kind: 'quality', whatHappened: '三块瓷砖开裂', reportedBy: '刘工' } as const;

/** One life of the service process: it remembers nothing of the one before but what is in the database. */
class Life {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly db: Database,
    readonly tickets: TicketRepository,
    private readonly watch: TicketClocksWatch,
  ) {}

  static async begin(url: string): Promise<Life> {
    const dataSource = await new DataSource(dataSourceOptions(afterSalesService, url)).initialize();
    const db = new Database(dataSource);
    const tickets = new TicketRepository(db);
    return new Life(dataSource, db, tickets, new TicketClocksWatch(db, tickets));
  }

  end(): Promise<void> {
    return this.dataSource.destroy();
  }

  as<T>(at: Date, work: () => Promise<T>): Promise<T> {
    return withCall(systemCall('after-sales', 'spec', at, newId()), () => this.db.unitOfWork(work));
  }

  /** As the watchman does it: no transaction around the whole round. */
  look(at: Date): Promise<void> {
    return withCall(systemCall('after-sales', 'spec', at, newId()), () => this.watch.announce(at));
  }

  async announced(ticketId: string): Promise<string[]> {
    const rows = await this.db.query<{ type: string }>('SELECT "type" FROM "outbox" WHERE "aggregateId" = $1 AND "type" = ANY($2) ORDER BY "position"', [
      ticketId,
      [ticketClockWarned.type, ticketClockBreached.type],
    ]);
    return rows.map(({ type }) => type);
  }
}

describe('C-22 The clocks survive whatever happens to the process', () => {
  let database: Awaited<ReturnType<typeof anEmptyDatabase>>;
  let ticket: Ticket;
  beforeAll(async () => {
    database = await anEmptyDatabase();
    await migrate(afterSalesService, database.url);
    const life = await Life.begin(database.url);
    const handler = { id: newId(), name: '马丽' };
    const { actor } = systemCall('after-sales', 'spec', t0, newId());
    ticket = await life.as(t0, () => life.tickets.add(Ticket.open(report, { no: 'BJ-GD-2026-000001', subject, handler, sla }, actor, t0)));
    await life.end();
  });
  afterAll(() => database.drop());

  const inAnotherLife = async <T>(work: (life: Life) => Promise<T>): Promise<T> => {
    const life = await Life.begin(database.url);
    try {
      return await work(life);
    } finally {
      await life.end();
    }
  };

  it('has nothing to say before a deadline comes near', async () => {
    await inAnotherLife(async (life) => {
      await life.look(after(19));
      await expect(life.announced(ticket.id)).resolves.toEqual([]);
    });
  });

  it('warns and breaches once, though the process ends between any two looks', async () => {
    for (const hours of [20, 20, 25, 25, 26]) await inAnotherLife((life) => life.look(after(hours)));
    await inAnotherLife(async (life) => {
      await expect(life.announced(ticket.id)).resolves.toEqual([ticketClockWarned.type, ticketClockBreached.type]);
    });
  });

  it('makes up for the time it was away, with an escalation for every breach', async () => {
    await inAnotherLife(async (life) => {
      await life.look(after(500));
      await life.look(after(501));
      const { escalations, resolveDueAt, acknowledgeDueAt } = await life.as(after(501), () => life.tickets.get(ticket.id));
      expect(escalations.map(({ clock, at }) => ({ clock, at }))).toEqual([
        { clock: 'acknowledge', at: after(25).toISOString() },
        { clock: 'resolve', at: after(500).toISOString() },
      ]);
      expect([resolveDueAt, acknowledgeDueAt]).toEqual([null, null]);
      await expect(life.announced(ticket.id)).resolves.toHaveLength(4);
    });
  });
});
