import { covers, outsideYourOrg } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { changedMeanwhile, raced } from '@tradewind/contracts/protocol-faults';
import type { Fault } from '@tradewind/kernel/fault';
import type { Page } from '@tradewind/contracts/page';
import type { Aggregate } from '@tradewind/domain/aggregate';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Database } from './database.js';
import { countIfAsked } from './row-count.js';
import { ofCustomer, withinReach } from './scope.js';
import { writeEventsAndAudit } from './write-events-and-audit.js';

/** `rows`: only what the actor's posts reach. `company`: the same for everybody in the company (products, templates, accounts). */
export type ScopeOfRows = 'rows' | 'company';

export interface PageOf {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** So many rows go into one statement. */
const AT_ONCE = 500;

type Filters = Readonly<Record<string, unknown>>;

/**
 * Load in scope, decide, save, announce, leave a trace: there is no other way to read or change an aggregate.
 * Scope, If-Match, actor and time come from the call being served; the transaction is the call's unit of work.
 */
export abstract class AggregateRepository<A extends Aggregate<A>> {
  protected constructor(
    protected readonly db: Database,
    protected readonly type: new () => A,
    private readonly missing: (id: string) => Fault,
    private readonly scope: ScopeOfRows = 'rows',
  ) {}

  /** For reading and showing. Out of scope is as good as not there. */
  async get(id: string): Promise<A> {
    const found = await this.rows(this.db.reader()).andWhere('it.id = :id', { id }).getOne();
    if (!found) throw this.missing(id);
    return found;
  }

  /** Stores a new aggregate; refused where the actor's posts do not reach. */
  async add(aggregate: A): Promise<A> {
    if (this.scope === 'rows' && !covers(currentCall().reach, aggregate)) throw outsideYourOrg({ org: aggregate.org });
    const tx = await this.db.writer();
    const { at } = currentCall();
    Object.assign(aggregate, { version: 1, createdAt: at, updatedAt: at });
    await tx
      .createQueryBuilder()
      .insert()
      .into(this.type)
      .values(aggregate as never)
      .updateEntity(false)
      .execute();
    await writeEventsAndAudit(tx, [aggregate]);
    return aggregate;
  }

  /** Locks, lets the aggregate decide, saves, announces; all in the transaction of the call. */
  async update(id: string, decide: (aggregate: A) => void): Promise<A> {
    const aggregate = await this.lock(id);
    this.checkIfMatch(aggregate);
    decide(aggregate);
    return this.save(aggregate);
  }

  /** The same for the one row that `where` names, e.g. the order of a contract; null when there is none. */
  async updateWhere(where: Filters, decide: (aggregate: A) => void): Promise<A | null> {
    const aggregate = await this.matching(await this.db.writer(), where)
      .setLock('pessimistic_write')
      .getOne();
    if (!aggregate) return null;
    decide(aggregate);
    return this.save(aggregate);
  }

  /** The same for everything that matches, in as few statements as for one; locked in the order of ids. */
  async updateAll(where: Filters, decide: (aggregate: A) => void): Promise<A[]> {
    const tx = await this.db.writer();
    const all = await this.matching(tx, where).orderBy('it.id', 'ASC').setLock('pessimistic_write').getMany();
    all.forEach(decide);
    for (let from = 0; from < all.length; from += AT_ONCE) await this.saveAll(tx, all.slice(from, from + AT_ONCE));
    return all;
  }

  /** The first row that matches, within reach. */
  findOne(where: Filters): Promise<A | null> {
    return this.matching(this.db.reader(), where).orderBy('it.id', 'ASC').getOne();
  }

  /** Everything that matches, within reach; for small sets the domain needs at once. */
  findAll(where: Filters): Promise<A[]> {
    return this.matching(this.db.reader(), where).orderBy('it.id', 'ASC').getMany();
  }

  /** A page, newest first, within reach. A list filter means "one of"; `q` searches the column `search`. */
  async page<V>({ limit = 50, cursor }: PageOf, filters: Filters & { readonly q?: string | undefined }, view: (aggregate: A) => V): Promise<Page<V>> {
    const { q, ...where } = filters;
    const query = this.matching(this.db.reader(), where);
    if (q) query.andWhere('it.search LIKE :q', { q: `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` });
    await countIfAsked(query);
    if (cursor) query.andWhere('it.id < :after', { after: decodeCursor(cursor).id });
    const found = await query
      .orderBy('it.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(view), nextCursor: found.length > limit && last ? encodeCursor({ value: last.id, id: last.id }) : null };
  }

  private async lock(id: string): Promise<A> {
    const found = await this.rows(await this.db.writer())
      .andWhere('it.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (!found) throw this.missing(id);
    return found;
  }

  private async save(aggregate: A): Promise<A> {
    const tx = await this.db.writer();
    const { version } = aggregate;
    Object.assign(aggregate, { version: version + 1, updatedAt: currentCall().at });
    const { affected } = await tx
      .createQueryBuilder()
      .update(this.type)
      .set(this.columns(aggregate))
      .where('id = :id AND version = :version', { id: aggregate.id, version })
      .updateEntity(false)
      .execute();
    if (affected !== 1) throw raced();
    await writeEventsAndAudit(tx, [aggregate]);
    return aggregate;
  }

  private async saveAll(tx: EntityManager, all: readonly A[]): Promise<void> {
    const { tableName, columns } = this.db.dataSource.getMetadata(this.type);
    for (const aggregate of all) Object.assign(aggregate, { version: aggregate.version + 1, updatedAt: currentCall().at });
    const rows = all.map((aggregate) =>
      Object.fromEntries(columns.map(({ propertyName, databaseName }) => [databaseName, Reflect.get(aggregate, propertyName) as unknown])),
    );
    const written = columns.filter(({ propertyName }) => propertyName !== 'id' && propertyName !== 'createdAt').map(({ databaseName }) => `"${databaseName}"`);
    const saved = await this.db.execute(
      `UPDATE "${tableName}" it SET (${written.join(', ')}) = (SELECT ${written.map((name) => `anew.${name}`).join(', ')})
         FROM jsonb_populate_recordset(NULL::"${tableName}", $1::jsonb) anew WHERE it."id" = anew."id" AND it."version" = anew."version" - 1 RETURNING it."id"`,
      [JSON.stringify(rows)],
    );
    if (saved.length !== all.length) throw raced();
    await writeEventsAndAudit(tx, all);
  }

  private columns(aggregate: A): object {
    const { columns } = this.db.dataSource.getMetadata(this.type);
    const written = columns.filter(({ propertyName }) => propertyName !== 'id' && propertyName !== 'createdAt');
    return Object.fromEntries(written.map(({ propertyName }) => [propertyName, Reflect.get(aggregate, propertyName) as unknown]));
  }

  private checkIfMatch(aggregate: A): void {
    const { ifMatch, addressed } = currentCall();
    if (ifMatch !== null && addressed.has(aggregate.id) && ifMatch !== aggregate.version)
      throw changedMeanwhile({ yours: ifMatch, current: aggregate.version });
  }

  private rows(tx: EntityManager): SelectQueryBuilder<A> {
    const query = tx.createQueryBuilder(this.type, 'it').where('true');
    const { reach } = currentCall();
    const column = this.customerColumn();
    if (this.scope === 'rows') return withinReach(query, 'it', reach, column);
    return column === null ? query : ofCustomer(query, 'it', reach, column);
  }

  /** Where a row says which customer it is about: `customerId`, or what the aggregate names in `static customerKey`; null when it is about none. */
  private customerColumn(): string | null {
    const { customerKey } = this.type as { customerKey?: string };
    if (customerKey !== undefined) return customerKey;
    return this.db.dataSource.getMetadata(this.type).findColumnWithPropertyName('customerId') ? 'customerId' : null;
  }

  private matching(tx: EntityManager, where: Filters): SelectQueryBuilder<A> {
    const query = this.rows(tx);
    for (const [name, value] of Object.entries(where)) {
      if (value === undefined) continue;
      if (value === null) query.andWhere(`it.${name} IS NULL`);
      else if (!Array.isArray(value)) query.andWhere(`it.${name} = :${name}`, { [name]: value });
      else if (value.length === 0) query.andWhere('false');
      else query.andWhere(`it.${name} IN (:...${name})`, { [name]: value });
    }
    return query;
  }
}
