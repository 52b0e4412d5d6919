import type { Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { Database } from '@tradewind/persistence/database';
import { asking, commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { at } from '../test/examples.js';
import { PriceList } from './domain/price-list.js';
import { Product } from './domain/product.js';
import { ExpandPriceListState1767300010001 } from './migrations/1767300010001-expand-price-list-state.js';
import { PriceListRepository } from './price-list.repository.js';
import { ProductRepository } from './product.repository.js';

const ENTITIES = [PriceList, Product];
const MONDAY = '2026-03-02';
const somebody = (): Actor => ({ ...THE_PLATFORM, id: newId(), posts: [{ post: 'products', org: 'hq', branch: 'hq' }] });

/** A process of the service: sessions and memory of its own. */
class Process {
  readonly lists: PriceListRepository;
  readonly products: ProductRepository;

  constructor(private readonly db: Database) {
    this.lists = new PriceListRepository(db);
    this.products = new ProductRepository(db);
  }

  does<T>(work: () => Promise<T>): Promise<T> {
    return commanding(this.db, THE_PLATFORM, work, { at: at(MONDAY) });
  }

  /** What a command finds that writes nothing before. */
  price(product: Product, day = MONDAY): Promise<string | null | undefined> {
    return this.does(async () => (await this.lists.holdingOn(day, [product.id]))[0]?.priceOf(product.id));
  }

  async releases(product: Product, price: string, validFrom = MONDAY): Promise<void> {
    const draft = { name: 'Spring', validFrom, items: [{ productId: product.id, price, unit: product.unit }] };
    const { id } = await this.does(() => this.lists.add(PriceList.draft(draft, [product], somebody())));
    await this.does(async () => {
      const before = await this.lists.approvedSoFar();
      const approved = await this.lists.update(id, (list) => list.approve(before, somebody(), at(MONDAY)));
      for (const yielding of before.filter((list) => list.yieldsTo(approved)))
        await this.lists.updateWhere({ id: yielding.id }, (list) => list.giveWayTo(approved, at(MONDAY)));
    });
  }

  product(sku: string): Promise<Product> {
    return this.does(() => this.products.add(Product.create({ sku, name: sku, unit: '吨', taxRate: '0.13', standardCost: '250' }, somebody())));
  }
}

let own: OwnDatabase;
let second: Database;
let processes: readonly Process[];

beforeAll(async () => {
  own = await anOwnDatabase(...ENTITIES);
  const runner = own.db.dataSource.createQueryRunner();
  await new ExpandPriceListState1767300010001().up(runner);
  await runner.release();
  second = new Database(await connected(own.url, ENTITIES));
  processes = [own.db, second].map((db) => new Process(db));
});
afterAll(async () => {
  await second.dataSource.destroy();
  await own.drop();
});

describe('ORD-03 A price that is released is the price of the very next command, in each process of the service', () => {
  it('whichever of them was asked before, and whichever approved it', async () => {
    const cement = await processes[0]!.product('C425');
    const seen: unknown[] = [await Promise.all(processes.map((each) => each.price(cement)))];
    for (const [i, price] of ['350', '340', '345.5', '330'].entries()) {
      await processes[i % 2]!.releases(cement, price);
      seen.push(await Promise.all(processes.map((each) => each.price(cement))));
    }
    expect(seen).toEqual([[undefined, undefined], ...['350', '340', '345.5', '330'].map((price) => [price, price])]);
  });

  it('and one for later holds from its day on', async () => {
    const gypsum = await processes[0]!.product('G10');
    await processes[0]!.releases(gypsum, '80', '2026-03-05');
    const days = ['2026-03-04', '2026-03-05', '2026-03-04'];
    expect(await Promise.all(days.map((day) => processes[1]!.price(gypsum, day)))).toEqual([undefined, '80', undefined]);
  });

  it('a product is what it is now: made, renamed, no longer sold', async () => {
    const lime = await processes[0]!.product('L1');
    const seenBy = (process: Process) => process.does(async () => (await process.products.known([lime.id, newId()])).map(({ name, status }) => [name, status]));
    const seen = [await Promise.all(processes.map(seenBy))];
    await processes[1]!.does(() => processes[1]!.products.update(lime.id, (product) => product.update({ name: '石灰' })));
    seen.push(await Promise.all(processes.map(seenBy)));
    await processes[0]!.does(() => processes[0]!.products.update(lime.id, (product) => product.discontinue()));
    seen.push(await Promise.all(processes.map(seenBy)));
    const each = [['L1', 'active'], ['石灰', 'active'], ['石灰', 'discontinued']]; // prettier-ignore
    expect(seen).toEqual(each.map((now) => [[now], [now]]));
  });

  it('nor can anybody who reads a list change it for others', async () => {
    const [list] = await asking(THE_PLATFORM, () => processes[0]!.lists.allHoldingOn(MONDAY), { at: at(MONDAY) });
    expect(() => list?.supersede()).toThrow(TypeError);
  });
});
