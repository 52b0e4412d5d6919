import type { Aggregate } from '@tradewind/domain/aggregate';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { Cells } from './cells-query.js';
import { Comparison } from './comparison.js';
import { hydratorOf, type Hydrator } from './hydrator.js';
import type { Bind, Statement } from './statement.js';

type Column = EntityMetadata['columns'][number];
type Row = Readonly<Record<string, unknown>>;

/** What never changes once it is written. */
const FIRST_ONLY: readonly string[] = ['id', 'createdAt'];

/** A field of an aggregate and the column it is read from, by TypeORM's rules unless they leave it as it comes. */
interface Read {
  readonly to: string;
  readonly from: string;
  readonly by: Column | null;
  readonly isText: boolean;
}

/** Types of which TypeORM takes what `pg` has made of them; `AS_TEXT`: which `Session` leaves as they are written. */
const AS_TEXT: readonly unknown[] = ['uuid', 'text', 'numeric', 'date'];
const AS_THEY_COME: readonly unknown[] = [...AS_TEXT, 'integer', 'bigint', 'jsonb', 'timestamptz', 'timestamp with time zone', 'boolean'];
const asText = ({ type, transformer, isArray }: Column): boolean => !transformer && !isArray && AS_TEXT.includes(type);
const asItComes = ({ type, transformer, isArray }: Column): boolean => !transformer && !isArray && AS_THEY_COME.includes(type);

const quoted = (name: string): string => `"${name}"`;

/**
 * The statements of an aggregate's table, made once from the columns that TypeORM knows: always the same text for the same
 * work. Values go in and out by TypeORM's own rules for each column.
 */
export class AggregateTable<A extends Aggregate<A>> {
  private readonly name: string;
  private readonly columns: readonly Column[];
  private readonly read: readonly Read[];
  private readonly changing: readonly Column[];
  private readonly all: string;
  private readonly inserting: string;
  private readonly updating: string;
  private readonly making: Hydrator<A> | null;

  constructor(
    private readonly type: new () => A,
    private readonly dataSource: DataSource,
  ) {
    const { tableName, columns } = dataSource.getMetadata(type);
    this.name = quoted(tableName);
    this.columns = columns;
    this.read = columns.map((column) => ({
      to: column.propertyName,
      from: column.databaseName,
      by: asItComes(column) ? null : column,
      isText: asText(column),
    }));
    this.changing = columns.filter(({ propertyName }) => !FIRST_ONLY.includes(propertyName));
    this.all = columns.map(({ databaseName }) => `it.${quoted(databaseName)}`).join(', ');
    this.inserting = this.insertOf(this.columns);
    this.updating = this.updateOf(this.changing);
    const { driver } = dataSource;
    this.making = hydratorOf(
      type,
      this.read.map(({ to, from, by, isText }) => ({ to, from, isText, by: by && ((value) => driver.prepareHydratedValue(value, by) as unknown) })),
    );
  }

  /** The text of a SELECT of whole rows, aliased `it`. */
  select(condition: string, tail: string): string {
    return `SELECT ${this.all} FROM ${this.name} it WHERE ${condition} ${tail}`;
  }

  count(condition: string): string {
    return `SELECT count(*)::int AS "rows" FROM ${this.name} it WHERE ${condition}`;
  }

  /** SELECT of ids alone, for statements whose conditions are their own words. */
  ids(condition: string): string {
    return `SELECT "id" FROM ${this.name} WHERE ${condition}`;
  }

  /** What of the fields is asked for: a list means "one of", null that there is nothing, a `Comparison` what it says. */
  condition(where: Row, bind: Bind): string {
    const asked = Object.entries(where).filter(([, value]) => value !== undefined);
    return asked.map(([name, value]) => comparison(`it.${quoted(this.column(name).databaseName)}`, value, bind)).join(' AND ') || 'true';
  }

  /** From rows as they came, in the order of the columns of `select`. */
  aggregatesOf({ rows, parsers }: Cells): A[] {
    const make = this.making;
    if (make) return rows.map((cells) => make.ofCells(cells, parsers));
    return rows.map((cells) => this.aggregateOf(Object.fromEntries(this.read.map(({ from }, i) => [from, read(cells[i], parsers[i])]))));
  }

  aggregateOf(row: Row): A {
    if (this.making) return this.making.ofRow(row);
    const aggregate = new this.type();
    const { driver } = this.dataSource;
    const fields = aggregate as Record<string, unknown>;
    for (const { to, from, by } of this.read) fields[to] = by ? driver.prepareHydratedValue(row[from], by) : row[from];
    return aggregate;
  }

  /** What is undefined gets the default of its column. */
  insert(aggregate: A): Statement {
    const given = this.given(this.columns, aggregate);
    return { text: given.length === this.columns.length ? this.inserting : this.insertOf(given), values: this.values(given, aggregate) };
  }

  /** Of many at once, as one JSON text for those that leave the same fields to their defaults. */
  insertAll(aggregates: readonly A[]): readonly Statement[] {
    const alike = Map.groupBy(
      aggregates.map((aggregate) => this.rowOf(aggregate)),
      (row) => this.columns.reduce((absent, { databaseName }) => (row[databaseName] === undefined ? `${absent} ${databaseName}` : absent), ''),
    );
    return [...alike.values()].map((rows) => {
      const names = this.namesOf(this.columns.filter(({ databaseName }) => rows[0]?.[databaseName] !== undefined));
      return {
        text: `INSERT INTO ${this.name} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${this.name}, $1::json)`,
        values: [JSON.stringify(rows)],
      };
    });
  }

  /** Of a row that still has this version; what is undefined stays as it is. */
  update(aggregate: A, version: number): Statement {
    const given = this.given(this.changing, aggregate);
    const text = given.length === this.changing.length ? this.updating : this.updateOf(given);
    return { text, values: [...this.values(given, aggregate), aggregate.id, version] };
  }

  /** Of many rows at once, each of which has the version before; gives the ids of those that had. */
  updateAll(aggregates: readonly A[]): Statement {
    const names = this.changing.map(({ databaseName }) => quoted(databaseName));
    const rows = aggregates.map((aggregate) => this.rowOf(aggregate));
    return {
      text: `UPDATE ${this.name} it SET (${names.join(', ')}) = (SELECT ${names.map((name) => `anew.${name}`).join(', ')})
         FROM jsonb_populate_recordset(NULL::${this.name}, $1::jsonb) anew WHERE it."id" = anew."id" AND it."version" = anew."version" - 1 RETURNING it."id"`,
      values: [JSON.stringify(rows)],
    };
  }

  has(field: string): boolean {
    return this.columns.some(({ propertyName }) => propertyName === field);
  }

  private column(field: string): Column {
    const found = this.columns.find(({ propertyName }) => propertyName === field);
    if (!found) throw new Error(`${this.name} has no field "${field}"`);
    return found;
  }

  private given(columns: readonly Column[], aggregate: A): readonly Column[] {
    return columns.filter(({ propertyName }) => Reflect.get(aggregate, propertyName) !== undefined);
  }

  private values(columns: readonly Column[], aggregate: A): unknown[] {
    const { driver } = this.dataSource;
    return columns.map((column) => driver.preparePersistentValue(Reflect.get(aggregate, column.propertyName), column) as unknown);
  }

  /** As JSON knows it; PostgreSQL reads each field by the type of its column. */
  private rowOf(aggregate: A): Row {
    const row: Record<string, unknown> = {};
    const fields = aggregate as Readonly<Record<string, unknown>>;
    for (const { from, to } of this.read) row[from] = fields[to];
    return row;
  }

  private namesOf(columns: readonly Column[]): string {
    return columns.map(({ databaseName }) => quoted(databaseName)).join(', ');
  }

  private insertOf(columns: readonly Column[]): string {
    return `INSERT INTO ${this.name} (${this.namesOf(columns)}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
  }

  private updateOf(columns: readonly Column[]): string {
    const changes = columns.map(({ databaseName }, i) => `${quoted(databaseName)} = $${i + 1}`);
    return `UPDATE ${this.name} SET ${changes.join(', ')} WHERE "id" = $${changes.length + 1} AND "version" = $${changes.length + 2}`;
  }
}

const read = (cell: string | null | undefined, parser: Cells['parsers'][number] | undefined): unknown => (cell == null || !parser ? null : parser(cell));

function comparison(column: string, value: unknown, bind: Bind): string {
  if (value instanceof Comparison) return value.condition(column, bind);
  if (value === null) return `${column} IS NULL`;
  return Array.isArray(value) ? `${column} = ANY(${bind(value)})` : `${column} = ${bind(value)}`;
}
