import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { reachOf, type Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { Column, Entity } from 'typeorm';
import { asking, commanding, NEEDS, someone, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, noteNotFound, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { AggregateRepository, type ScopeOfRows } from './aggregate-repository.js';
import type { Database } from './database.js';
import { reachCondition } from './scope.js';

@Entity('delivery')
class Delivery extends Aggregate<Delivery> {
  @Column('uuid', { nullable: true }) readonly customerId: string | null = null;

  static to(customerId: string | null, where: Belonging): Delivery {
    return Delivery.born(where, { customerId });
  }

  touch(): void {
    this.change({});
  }
}

/** Stands for the customers themselves, where the row is the customer. */
@Entity('dealer')
class Dealer extends Aggregate<Dealer> {
  static readonly customerKey = 'id';

  static at(where: Belonging): Dealer {
    return Dealer.born(where, {});
  }
}

class DeliveryRepository extends AggregateRepository<Delivery> {
  constructor(db: Database, scope: ScopeOfRows = 'rows') {
    super(db, Delivery, (id) => noteNotFound({ id }), scope);
  }
}
class DealerRepository extends AggregateRepository<Dealer> {
  constructor(db: Database) {
    super(db, Dealer, (id) => noteNotFound({ id }));
  }
}

const [mine, theirs] = [newId(), newId()];
const where = (org = 'hq.bj'): Belonging => ({ org, branch: 'bj', ownerId: newId() });
const dealerOf = (customerId: string, org = 'hq'): Actor => ({ ...someone(org), kind: 'partner', partner: { operations: [], customerId, quota: 1 } });

let own: OwnDatabase;
let deliveries: DeliveryRepository;
let companyWide: DeliveryRepository;
let ids: Record<'mine' | 'theirs' | 'nobodys', string>;

async function stored(customerId: string | null): Promise<string> {
  const { id } = await commanding(own.db, THE_PLATFORM, () => deliveries.add(Delivery.to(customerId, where())));
  return id;
}

beforeAll(async () => {
  own = await anOwnDatabase(Delivery, Dealer, Note);
  deliveries = new DeliveryRepository(own.db);
  companyWide = new DeliveryRepository(own.db, 'company');
  ids = { mine: await stored(mine), theirs: await stored(theirs), nobodys: await stored(null) };
});
afterAll(() => own.drop());

describe('ORG-13 Bound to a customer, one reaches the rows of that customer and no other', () => {
  const dealer = dealerOf(mine);
  const seen = (repository: DeliveryRepository, actor: Actor) => asking(actor, async () => (await repository.findAll({})).map(({ id }) => id));

  it.each([
    ['rows', () => deliveries],
    ['company', () => companyWide],
  ] as const)('in a repository of scope %s', async (_, repository) => {
    await expect(seen(repository(), dealer)).resolves.toEqual([ids.mine]);
    await expect(asking(dealer, () => repository().get(ids.mine))).resolves.toMatchObject({ id: ids.mine });
    for (const id of [ids.theirs, ids.nobodys]) {
      await expect(asking(dealer, () => repository().get(id))).rejects.toMatchObject({ code: 'note.not-found' });
      await expect(commanding(own.db, dealer, () => repository().update(id, (it) => it.touch()))).rejects.toMatchObject({ code: 'note.not-found' });
    }
    await expect(asking(dealer, () => repository().findOne({ customerId: theirs }))).resolves.toBeNull();
    await expect(asking(dealer, () => repository().page({}, {}, ({ id }) => id))).resolves.toEqual({ items: [ids.mine], nextCursor: null });
    await expect(commanding(own.db, dealer, () => repository().updateWhere({ id: ids.theirs }, (it) => it.touch()))).resolves.toBeNull();
  });

  it('and only where its unit reaches too', async () => {
    await expect(seen(deliveries, dealerOf(mine, 'hq.sh'))).resolves.toEqual([]);
  });

  it('adds rows of that customer alone', async () => {
    const adding = (customerId: string | null) => commanding(own.db, dealer, () => deliveries.add(Delivery.to(customerId, where('hq.bj'))));
    await expect(adding(theirs)).rejects.toMatchObject({ code: 'access.outside-your-org' });
    await expect(adding(null)).rejects.toMatchObject({ code: 'access.outside-your-org' });
    const { id } = await adding(mine);
    await own.rows('DELETE FROM "delivery" WHERE "id" = $1', [id]);
  });

  it('sees nothing where rows know no customer, and everything of the kind where all see the same', async () => {
    const [notes, open] = [new NoteRepository(own.db), new NoteRepository(own.db, 'company')];
    const note = await commanding(own.db, THE_PLATFORM, () => notes.add(Note.write(where(), 'a')));
    await expect(asking(dealer, () => notes.findAll({}))).resolves.toEqual([]);
    await expect(asking(dealer, () => notes.get(note.id))).rejects.toMatchObject({ code: 'note.not-found' });
    await expect(asking(dealer, () => open.get(note.id))).resolves.toMatchObject({ title: 'a' });
  });

  it('sees itself where the row is the customer', async () => {
    const dealers = new DealerRepository(own.db);
    const [one, other] = await commanding(own.db, THE_PLATFORM, async () => [await dealers.add(Dealer.at(where())), await dealers.add(Dealer.at(where()))]);
    const found = await asking(dealerOf(one.id), () => dealers.findAll({}));
    expect(found.map(({ id }) => id)).toEqual([one.id]);
    await expect(asking(dealerOf(one.id), () => dealers.get(other.id))).rejects.toMatchObject({ code: 'note.not-found' });
  });

  it('holds in hand-written SQL too', async () => {
    const found = async (actor: Actor) => {
      const reach = reachCondition(reachOf(actor, NEEDS), 'd', 1);
      return (await own.rows<{ id: string }>(`SELECT d."id" FROM "delivery" d WHERE ${reach.sql}`, reach.parameters)).map(({ id }) => id);
    };
    await expect(found(dealer)).resolves.toEqual([ids.mine]);
    await expect(found(dealerOf(newId()))).resolves.toEqual([]);
    await expect(found(someone('hq'))).resolves.toHaveLength(3);
  });

  it('leaves everybody else what they had', async () => {
    await expect(seen(deliveries, someone('hq'))).resolves.toHaveLength(3);
  });
});
