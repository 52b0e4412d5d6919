import { OmitType } from '@nestjs/swagger';
import { describeField, fieldsOf } from '@tradewind/kernel/field';
import type { Operation, Shape } from '@tradewind/kernel/operation';
import type { Page, PageRequest } from '../page.js';
import type { Permission } from '../permissions.js';

/** Heading of a column in English and Chinese. */
export type Heading = readonly [en: string, zh: string];

/** How a column is written: figures become typed cells, everything else is text (S17). */
export type ColumnKind = 'number' | 'flag' | 'text';

export interface Column {
  readonly field: string;
  readonly heading: Heading;
  readonly kind: ColumnKind;
}

/** A list that may be exported: which, under which permission, and which columns of its rows. */
export interface Collection {
  /** `customers`: the last part of the list's route, and of the file's name. */
  readonly name: string;
  readonly title: Heading;
  readonly allow: Permission;
  readonly list: Operation;
  /** The filters of the list, without paging. */
  readonly filters: Shape;
  readonly columns: readonly Column[];
}

/** Fields that fill one cell. */
type CellField<V> = { [K in keyof V]-?: V[K] extends string | number | boolean | readonly string[] | null | undefined ? K : never }[keyof V] & string;

interface Declared<V> {
  readonly title: Heading;
  readonly allow: Permission;
  readonly columns: Readonly<Partial<Record<CellField<V>, Heading>>>;
  /** Filters that hold personal data in full: they would lie in the database with the request (S12). */
  readonly without?: readonly string[];
}

/** Declares an export beside its list: the filters, the masks and the scope are those of the list. */
export function collection<V extends object, Q extends PageRequest>(
  list: Operation<Q, Page<V>>,
  row: Shape<V>,
  { title, allow, columns, without = [] }: Declared<V>,
): Collection {
  const name = list.spec.http.replace('GET /', '');
  return {
    ...{ name, title, allow, list: list },
    filters: filtersOf(name, list.spec.query as Shape<PageRequest>, without),
    columns: Object.entries<Heading>(columns as Readonly<Record<string, Heading>>).map(([field, heading]) => ({ field, heading, kind: kindOf(row, field) })),
  };
}

/** `kpi-facts` → `KpiFacts` */
export const inCapitals = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

function filtersOf(name: string, query: Shape<PageRequest>, without: readonly string[]): Shape {
  const left = ['limit', 'cursor', ...without];
  const filters = OmitType(query, left as (keyof PageRequest)[]) as Shape;
  for (const [field, kind] of fieldsOf(query)) if (!left.includes(field)) describeField(filters.prototype as object, field, kind);
  Object.defineProperty(filters, 'name', { value: `${inCapitals(name)}Filters` });
  return filters;
}

/** As the field itself says it in the published language. */
function kindOf(row: Shape, field: string): ColumnKind {
  const kind = fieldsOf(row).get(field);
  const { format } = (Reflect.getMetadata('swagger/apiModelProperties', row.prototype as object, field) ?? {}) as { format?: string };
  if (kind === 'integer' || format === 'decimal') return 'number';
  return kind === 'boolean' ? 'flag' : 'text';
}
