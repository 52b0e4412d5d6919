import { setTimeout as pause } from 'node:timers/promises';
import { callInProgress } from '@tradewind/kernel/call';
import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { Database } from './database.js';
import { KeptReads } from './kept-reads.js';
import { forgetStateOf, noteStateOf } from './table-state.migration.js';

let own: OwnDatabase;
/** A second process of the same service: sessions and memory of its own, the same database. */
let other: Database;
let here: Rates;
let there: Rates;
const li = someone('hq.bj');

interface Rate {
  readonly value: number;
}

/** Something that is looked up by its name, and written down in a note. */
class Rates {
  private readonly kept: KeptReads;
  private readonly notes: NoteRepository;

  constructor(private readonly db: Database) {
    this.kept = new KeptReads(db, 'rate');
    this.notes = new NoteRepository(db);
  }

  of(name: string): Promise<Rate | null> {
    return this.kept.get(name, async () => {
      const [row] = await this.db.short().query<Rate>('SELECT "value" FROM "rate" WHERE "name" = $1', [name]);
      return row ?? null;
    });
  }

  /** A command that goes by it. */
  writeDown(name: string, meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<string> {
    return commanding(this.db, li, async () => {
      const rate = await this.of(name);
      callInProgress()?.policiesUsed.add(`rate/${rate?.value}`);
      await meanwhile();
      const { title } = await this.notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, `${rate?.value}`));
      return title;
    });
  }

  /** A command that is refused by it and writes nothing. */
  refuseBelow(least: number, meanwhile: () => Promise<unknown>): Promise<number> {
    return commanding(this.db, li, async () => {
      const { value } = (await this.of('a')) ?? { value: 0 };
      await meanwhile();
      if (value < least) throw new Error(`${value} is too little`);
      return value;
    });
  }

  look(name: string): Promise<Rate | null> {
    return asking(li, () => this.of(name));
  }
}

const put = (value: number, name = 'a') =>
  own.rows('INSERT INTO "rate" VALUES ($1, $2) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"', [name, value]);
/** Nobody is told of it: what is seen afterwards was kept, or read from the table. */
async function secretly(change: () => Promise<unknown>): Promise<void> {
  await own.rows('ALTER TABLE "rate" DISABLE TRIGGER "rate_state"');
  await change();
  await own.rows('ALTER TABLE "rate" ENABLE TRIGGER "rate_state"');
}
/** Does something the first time it is asked to. */
function once(work: () => Promise<unknown>): () => Promise<unknown> {
  let done: Promise<unknown> | undefined;
  return () => (done ? Promise.resolve() : (done = work()));
}

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  other = new Database(await connected(own.url, [Note]));
  await own.rows('CREATE TABLE "rate" ("name" text PRIMARY KEY, "value" integer NOT NULL)');
  await noteStateOf(own.db.dataSource, 'rate');
});
beforeEach(async () => {
  await own.rows('TRUNCATE "rate", "note", "audit"');
  [here, there] = [new Rates(own.db), new Rates(other)];
});
afterAll(async () => {
  await other.dataSource.destroy();
  await own.drop();
});

describe('XCT-01 What is kept of a table is what the table says', () => {
  it('is read once', async () => {
    await put(1);
    await expect(here.writeDown('a')).resolves.toBe('1');
    await secretly(() => put(2));
    await expect(here.writeDown('a')).resolves.toBe('1');
    await expect(here.look('a')).resolves.toEqual({ value: 1 });
    await expect(there.look('a')).resolves.toEqual({ value: 2 });
  });

  it('applies to the very next command in each process, whoever changed it and how', async () => {
    const changes = [
      () => put(1),
      () => put(2),
      () => own.rows('UPDATE "rate" SET "value" = 3'),
      () => own.rows('DELETE FROM "rate"'),
      () => put(5),
      () => own.rows('TRUNCATE "rate"'),
    ];
    const seen: string[][] = [];
    for (const change of changes) {
      await change();
      seen.push([await here.writeDown('a'), await there.writeDown('a')]);
    }
    const each = ['1', '2', '3', 'undefined', '5', 'undefined'];
    expect(seen).toEqual(each.map((value) => [value, value]));
  });

  it('and to whoever only looks', async () => {
    for (const value of [1, 2, 3]) {
      await put(value);
      expect([await here.look('a'), await there.look('a')]).toEqual([{ value }, { value }]);
    }
  });

  it('also where it changes between the look and the first thing written: then all of it is done again, and the trace names what it went by', async () => {
    await put(1);
    await here.writeDown('a');
    await expect(
      here.writeDown(
        'a',
        once(() => put(2)),
      ),
    ).resolves.toBe('2');
    const titles = await own.rows('SELECT "title" FROM "note" ORDER BY "id"');
    const policies = await own.rows('SELECT "policies" FROM "audit" ORDER BY "position"');
    expect(titles).toEqual([{ title: '1' }, { title: '2' }]);
    expect(policies).toEqual([{ policies: ['rate/1'] }, { policies: ['rate/2'] }]);
  });

  it('nor is anybody refused by what holds no more', async () => {
    await put(1);
    await here.look('a');
    await expect(
      here.refuseBelow(
        2,
        once(() => put(2)),
      ),
    ).resolves.toBe(2);
    await expect(here.refuseBelow(3, () => Promise.resolve())).rejects.toThrow('2 is too little');
  });

  it('and nobody is allowed anything by it', async () => {
    await put(2);
    await here.look('a');
    await expect(
      here.refuseBelow(
        2,
        once(() => put(1)),
      ),
    ).rejects.toThrow('1 is too little');
  });

  it('is not what somebody has written who has not committed, or never does', async () => {
    await put(1);
    const runner = own.db.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('UPDATE "rate" SET "value" = 9');
    expect([await here.writeDown('a'), await there.look('a')]).toEqual(['1', { value: 1 }]);
    await runner.rollbackTransaction();
    await runner.release();
    expect([await here.writeDown('a'), await there.look('a')]).toEqual(['1', { value: 1 }]);
  });

  it('within a transaction is what that sees, and is not kept', async () => {
    await put(1);
    await here.look('a');
    const undone = commanding(own.db, li, async () => {
      await own.db.execute('UPDATE "rate" SET "value" = 7');
      expect(await here.of('a')).toEqual({ value: 7 });
      throw new Error('and is undone');
    });
    await expect(undone).rejects.toThrow('and is undone');
    await expect(here.look('a')).resolves.toEqual({ value: 1 });
  });

  it('cannot be changed by who gets it', async () => {
    await put(1);
    const rate = (await here.look('a')) as { value: number };
    expect(() => (rate.value = 2)).toThrow(TypeError);
  });

  it('is read each time where nobody notes the state of the table', async () => {
    await put(1);
    await forgetStateOf(own.db.dataSource, 'rate');
    await here.writeDown('a');
    await put(2);
    await expect(here.writeDown('a')).resolves.toBe('2');
    await noteStateOf(own.db.dataSource, 'rate');
  });

  it('under changes at any moment: who begins after a change is answered goes by it, or by a later one', async () => {
    await put(0);
    let committed = 0;
    let over = false;
    const changing = (async () => {
      for (let value = 1; value <= 40; value += 1) {
        await put(value);
        committed = value;
        await pause(5);
      }
      over = true;
    })();
    const working = Array.from({ length: 6 }, async (_, i) => {
      const rates = i % 2 ? here : there;
      while (!over) {
        const least = committed;
        const went = i < 4 ? parseInt(await rates.writeDown('a'), 10) : ((await rates.look('a'))?.value ?? -1);
        expect(went).toBeGreaterThanOrEqual(least);
      }
    });
    await Promise.all([changing, ...working]);
    expect([await here.writeDown('a'), await there.writeDown('a')]).toEqual(['40', '40']);
  });
});
