import { covers, outsideYourOrg } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { changedMeanwhile, raced } from '@tradewind/contracts/protocol-faults';
import type { Fault } from '@tradewind/kernel/fault';
import type { Page } from '@tradewind/contracts/page';
import type { Aggregate } from '@tradewind/domain/aggregate';
import type { EntityManager } from 'typeorm';
import { AggregateTable } from './aggregate-table.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Answers, Database } from './database.js';
import { countIfAsked } from './row-count.js';
import { customerFilter, reachFilter, reachOfList } from './scope.js';
import { hasPieces } from './search-pairs.js';
import { statementOf, type Bind } from './statement.js';
import { writeEventsAndAudit } from './write-events-and-audit.js';

/** `rows`: only what the actor's posts reach. `company`: the same for everybody in the company (products, templates, accounts). */
export type ScopeOfRows = 'rows' | 'company';

export interface PageOf {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** So many rows go into one statement. */
const AT_ONCE = 500;
/** Most rows one round of a watch deals with; the rest follow in the next. */
const ROUND = 200;
const LOCKED = 'FOR UPDATE';
const BY_ID = 'ORDER BY it."id"';

type Filters = Readonly<Record<string, unknown>>;

/**
 * Load in scope, decide, save, announce, leave a trace: there is no other way to read or change an aggregate.
 * Scope, If-Match, actor and time come from the call being served; the transaction is the call's unit of work.
 */
export abstract class AggregateRepository<A extends Aggregate<A>> {
  /** True where the table grows with the company and `search` is indexed (`indexPieces`); small tables are read through. */
  protected readonly searchedByPairs: boolean = false;
  private compiled: AggregateTable<A> | undefined;

  protected constructor(
    protected readonly db: Database,
    protected readonly type: new () => A,
    private readonly missing: (id: string) => Fault,
    private readonly scope: ScopeOfRows = 'rows',
  ) {}

  /** For reading and showing. Out of scope is as good as not there. */
  async get(id: string): Promise<A> {
    const [found] = await this.find(this.db.short(), { id });
    if (!found) throw this.missing(id);
    return found;
  }

  /** Stores a new aggregate; refused where the actor's posts do not reach. */
  async add(aggregate: A): Promise<A> {
    if (this.scope === 'rows' && !covers(currentCall().reach, aggregate)) throw outsideYourOrg({ org: aggregate.org });
    const { at } = currentCall();
    Object.assign(aggregate, { version: 1, createdAt: at, updatedAt: at });
    await this.db.tell(this.table.insert(aggregate), (error) => this.wordsFor(error, aggregate));
    await writeEventsAndAudit(await this.db.writer(), [aggregate]);
    return aggregate;
  }

  /** The same for many new ones, in as few statements as for one; all of them or none. */
  async addMany(aggregates: readonly A[]): Promise<void> {
    const { reach, at } = currentCall();
    const outside = this.scope === 'rows' ? aggregates.find((aggregate) => !covers(reach, aggregate)) : undefined;
    if (outside) throw outsideYourOrg({ org: outside.org });
    const tx = await this.db.writer();
    for (const aggregate of aggregates) Object.assign(aggregate, { version: 1, createdAt: at, updatedAt: at });
    for (let from = 0; from < aggregates.length; from += AT_ONCE) {
      const some = aggregates.slice(from, from + AT_ONCE);
      for (const { text, values } of this.table.insertAll(some)) await tx.query(text, values);
      await writeEventsAndAudit(tx, some);
    }
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
    const [aggregate] = await this.findLocked(where);
    if (!aggregate) return null;
    decide(aggregate);
    return this.save(aggregate);
  }

  /** The same for everything that matches, in as few statements as for one; locked in the order of ids. */
  async updateAll(where: Filters, decide: (aggregate: A) => void): Promise<A[]> {
    const tx = await this.db.writer();
    const all = await this.findLocked(where, BY_ID);
    all.forEach(decide);
    for (let from = 0; from < all.length; from += AT_ONCE) await this.saveAll(tx, all.slice(from, from + AT_ONCE));
    return all;
  }

  /** The first row that matches, within reach. */
  async findOne(where: Filters): Promise<A | null> {
    const [first] = await this.find(this.db.short(), where, `${BY_ID} LIMIT 1`);
    return first ?? null;
  }

  /** Everything that matches, within reach; for small sets the domain needs at once. */
  findAll(where: Filters): Promise<A[]> {
    return this.find('id' in where ? this.db.short() : this.db, where, BY_ID);
  }

  /** A page, newest first, within reach. A list filter means "one of"; `q` searches the column `search`. */
  async page<V>({ limit = 50, cursor }: PageOf, filters: Filters & { readonly q?: string | undefined }, view: (aggregate: A) => V): Promise<Page<V>> {
    const { q, ...where } = filters;
    const listed = (bind: Bind): string => this.table.condition(where, bind) + this.matchesWords(q, bind) + ` AND ${this.inSight(bind, reachOfList)}`;
    await countIfAsked(() => this.count(listed));
    const after = (bind: Bind): string => (cursor ? ` AND it."id" < ${bind(decodeCursor(cursor).id)}` : '');
    const answers = q ? this.db : this.db.short();
    const found = await this.rows(answers, (bind) => this.table.select(listed(bind) + after(bind), `ORDER BY it."id" DESC LIMIT ${bind(limit + 1)}`));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(view), nextCursor: found.length > limit && last ? encodeCursor({ value: last.id, id: last.id }) : null };
  }

  private async lock(id: string): Promise<A> {
    const [found] = await this.findLocked({ id });
    if (!found) throw this.missing(id);
    return found;
  }

  /** It is locked since it was read: nobody can have changed it, and nobody need wait to hear so. */
  private async save(aggregate: A): Promise<A> {
    const { version } = aggregate;
    Object.assign(aggregate, { version: version + 1, updatedAt: currentCall().at });
    await this.db.tell(this.table.update(aggregate, version), (error) => this.wordsFor(error, aggregate));
    await writeEventsAndAudit(await this.db.writer(), [aggregate]);
    return aggregate;
  }

  private async saveAll(tx: EntityManager, all: readonly A[]): Promise<void> {
    for (const aggregate of all) Object.assign(aggregate, { version: aggregate.version + 1, updatedAt: currentCall().at });
    const { text, values } = this.table.updateAll(all);
    const saved = await this.db.execute(text, values);
    if (saved.length !== all.length) throw raced();
    await writeEventsAndAudit(tx, all);
  }

  /** What is to be said where the database refuses the row, such as two that may be there once; the error itself where there is nothing to say. */
  protected wordsFor(error: unknown, _aggregate: A): unknown {
    return error;
  }

  /** Ids for one round of a watch, whoever they belong to: of rows of which `condition` holds, the first in `order`. */
  protected async roundOf(condition: string, values: readonly unknown[], order: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(`${this.table.ids(condition)} ORDER BY "${order}" LIMIT ${ROUND}`, values);
    return rows.map(({ id }) => id);
  }

  private checkIfMatch(aggregate: A): void {
    const { ifMatch, addressed } = currentCall();
    if (ifMatch !== null && addressed.has(aggregate.id) && ifMatch !== aggregate.version)
      throw changedMeanwhile({ yours: ifMatch, current: aggregate.version });
  }

  private get table(): AggregateTable<A> {
    return (this.compiled ??= new AggregateTable(this.type, this.db.dataSource));
  }

  private findLocked(where: Filters, order = ''): Promise<A[]> {
    return this.find({ query: (sql, values) => this.db.execute(sql, values) }, where, `${order} ${LOCKED}`);
  }

  /** What these fields name, within reach. */
  private find(answers: Answers, where: Filters, tail = ''): Promise<A[]> {
    return this.rows(answers, (bind) => this.table.select(`${this.table.condition(where, bind)} AND ${this.inSight(bind, reachFilter)}`, tail));
  }

  private async rows(answers: Answers, select: (bind: Bind) => string): Promise<A[]> {
    const { text, values } = statementOf(select);
    if (answers.cells) return this.table.aggregatesOf(await answers.cells(text, values));
    const rows = await answers.query<Readonly<Record<string, unknown>>>(text, values);
    return rows.map((row) => this.table.aggregateOf(row));
  }

  private async count(listed: (bind: Bind) => string): Promise<number> {
    const { text, values } = statementOf((bind) => this.table.count(listed(bind)));
    const [row] = await this.db.query<{ rows: number }>(text, values);
    return row?.rows ?? 0;
  }

  private matchesWords(q: string | undefined, bind: Bind): string {
    if (!q) return '';
    const words = q.toLowerCase();
    const pairs = this.searchedByPairs ? hasPieces('it."search"', words, bind) : '';
    return `${pairs} AND it."search" LIKE ${bind(`%${words.replace(/[\\%_]/g, '\\$&')}%`)}`;
  }

  private inSight(bind: Bind, within: typeof reachFilter): string {
    const { reach } = currentCall();
    const column = this.customerColumn();
    if (this.scope === 'rows') return within(reach, 'it', column, bind);
    return column === null ? 'true' : customerFilter(reach, 'it', column, bind);
  }

  /** Where a row says which customer it is about: `customerId`, or what the aggregate names in `static customerKey`; null when it is about none. */
  private customerColumn(): string | null {
    const { customerKey } = this.type as { customerKey?: string };
    if (customerKey !== undefined) return customerKey;
    return this.table.has('customerId') ? 'customerId' : null;
  }
}
