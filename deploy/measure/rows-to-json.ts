import 'reflect-metadata';
import { AggregateTable } from '@tradewind/persistence/aggregate-table';
import { Session } from '@tradewind/persistence/session';
import { newId } from '@tradewind/kernel/ids';
import { STANDARD_FIELDS } from '@tradewind/contracts/customers/customers.api';
import { DataSource, type EntityMetadata } from 'typeorm';
import { customerView } from '../../services/customers/src/customer.view.ts';
import { Customer } from '../../services/customers/src/domain/customer.ts';
import { say } from '../local/steps.ts';
import { least } from './least.ts';

/**
 * `node deploy/measure/rows-to-json.ts`, after a build: the JSON of a page of 50 customers from its rows as they came (fast path 8), made
 * through aggregates and views as the platform does, and by a function written from the columns that makes no objects. Each gives the
 * same text. µs for a page, the least of many rounds.
 */
const PAGE = 50;
const HOW_OFTEN = { rounds: 60, times: 40 };

type Cell = string | null;

const dataSource = new DataSource({ type: 'postgres', entities: [Customer] });
await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
const { columns } = dataSource.getMetadata(Customer);

const OIDS: Readonly<Record<string, number>> = { integer: 23, jsonb: 3802, 'timestamp with time zone': 1184, timestamptz: 1184, boolean: 16, date: 1082 };
const typeOf = ({ type }: EntityMetadata['columns'][number]): string => (typeof type === 'string' ? type : 'text');
const session = new Session();
const parsers = columns.map((column) => session.getTypeParser((OIDS[typeOf(column)] ?? 25) as never, 'text') as (text: string) => unknown);

const SAMPLE: Readonly<Record<string, Cell>> = {
  ...{
    version: '3',
    no: 'BJ-KH-2026-000150',
    name: '北京华信精密机械有限公司',
    org: 'hq.bj.sales',
    branch: 'bj',
    ownerName: '王建国',
    status: 'prospect',
    tier: 'B',
  },
  ...{
    creditCodeVerified: 't',
    industry: '机械制造',
    address: '北京市海淀区中关村大街 1 号',
    contactLate: 'f',
    contactedOn: '2026-11-01',
    contactDueOn: '2026-12-01',
  },
  ...{
    createdAt: '2026-11-27 11:16:15.898+00',
    updatedAt: '2026-11-27 11:16:15.898+00',
    creditCode: '91110108MA01XXXX4K',
    search: '北京华信 bjhx kh-2026-000150',
  },
  contacts: JSON.stringify([
    {
      ...{
        contactId: newId(),
        name: { sealed: 'x'.repeat(60), masked: '李*' },
        position: '采购经理',
        phone: { sealed: 'x'.repeat(60), masked: '138****5678' },
      },
      ...{ email: null, address: null, consents: [], erasedAt: null },
    },
  ]),
};
const rowOf = (): Cell[] => columns.map(({ databaseName }) => (databaseName === 'id' || databaseName === 'ownerId' ? newId() : (SAMPLE[databaseName] ?? null)));
const rows = Array.from({ length: PAGE }, rowOf);

const table = new AggregateTable(Customer, dataSource);
const byObjects = (): string => JSON.stringify({ items: table.aggregatesOf({ rows, parsers }).map(customerView), nextCursor: null });

const at = (name: string): number => columns.findIndex(({ databaseName }) => databaseName === name);
const text = (cell: Cell): string => (cell === null ? 'null' : JSON.stringify(cell));
const plain = (cell: Cell): string => (cell === null ? 'null' : `"${cell}"`);
const asItIs = (cell: Cell): string => cell ?? 'null';
const boolean = (cell: Cell): string => (cell === null ? 'null' : cell === 't' ? 'true' : 'false');
const moment = (cell: Cell): string => (cell === null ? 'null' : `"${cell.slice(0, 10)}T${cell.slice(11, -3)}Z"`);

const PLACES = { code: at('creditCode'), verified: at('creditCodeVerified'), industry: at('industry'), address: at('address'), needs: at('needs') };
const CONTACTS = at('contacts');

interface StoredContact {
  readonly contactId: string;
  readonly [part: string]: unknown;
}
const masked = (value: unknown): string | null => (value as { masked: string } | null)?.masked ?? null;

function contactsAndCompleteness(row: readonly Cell[]): string {
  const contacts = JSON.parse(row[CONTACTS] ?? '[]') as StoredContact[];
  const views = contacts.map(({ contactId, name, position, phone, email, address, consents, erasedAt }) => ({
    ...{ contactId, name: masked(name) ?? '***', position, phone: masked(phone), email: masked(email), address: masked(address), consents, erasedAt },
  }));
  const filled: Readonly<Record<string, boolean>> = {
    creditCode: row[PLACES.code] !== null,
    creditCodeVerified: row[PLACES.verified] === 't',
    industry: row[PLACES.industry] !== null,
    address: row[PLACES.address] !== null,
    needs: row[PLACES.needs] !== null,
    contact: contacts.some(({ erasedAt }) => erasedAt === null),
    contactPhone: contacts.some(({ phone }) => phone !== null),
  };
  const missing = STANDARD_FIELDS.filter((field) => !filled[field]);
  const share = (1 - missing.length / STANDARD_FIELDS.length).toFixed(2);
  return `"contacts":${JSON.stringify(views)},"completeness":{"share":"${share}","missing":${JSON.stringify(missing)}}`;
}

const WRITTEN_AS: Readonly<Record<string, string>> = {
  version: 'asItIs',
  creditCodeVerified: 'boolean',
  contactLate: 'boolean',
  createdAt: 'moment',
  updatedAt: 'moment',
};
const NEEDS_NO_ESCAPE = new Set(['id', 'no', 'org', 'branch', 'ownerId', 'status', 'contactedOn', 'contactDueOn', 'leadId', 'creditCode']);
const FIELDS = Object.keys(JSON.parse(JSON.stringify(customerView(table.aggregatesOf({ rows, parsers })[0]!))) as object);
const pieces = FIELDS.filter((name) => name !== 'completeness').map((name) =>
  name === 'contacts' ? 'own(c)' : `'"${name}":' + ${WRITTEN_AS[name] ?? (NEEDS_NO_ESCAPE.has(name) ? 'plain' : 'text')}(c[${at(name)}])`,
);
// oxlint-disable-next-line typescript/no-implied-eval -- of nothing but names of columns, which are in our own code
const making = new Function('text', 'plain', 'asItIs', 'boolean', 'moment', 'own', `return (c) => '{' + ${pieces.join(` + ',' + `)} + '}'`) as (
  ...how: ((given: never) => string)[]
) => (row: readonly Cell[]) => string;
const write = making(text, plain, asItIs, boolean, moment, contactsAndCompleteness);
const byRows = (): string => `{"items":[${rows.map(write).join(',')}],"nextCursor":null}`;

if (byRows() !== byObjects()) throw new Error(`not the same text:\n${byRows().slice(0, 1_500)}\n${byObjects().slice(0, 1_500)}`);
const bytes = Buffer.byteLength(byRows());
say(`${PAGE} customers, ${bytes} bytes`);
const aggregates = table.aggregatesOf({ rows, parsers });
const views = aggregates.map(customerView);
for (let again = 0; again < 2; again += 1) {
  least('through aggregates and views, the text', byObjects, HOW_OFTEN);
  least('  of it the aggregates', () => table.aggregatesOf({ rows, parsers }), HOW_OFTEN);
  least('  of it the views', () => aggregates.map(customerView), HOW_OFTEN);
  least('  of it JSON.stringify', () => JSON.stringify({ items: views, nextCursor: null }), HOW_OFTEN);
  least('by a function written from the columns, the text', byRows, HOW_OFTEN);
  const [a, b] = [byObjects(), byRows()];
  least('bytes of a text that came from objects', () => Buffer.from(a), HOW_OFTEN);
  least('bytes of a text that was joined', () => Buffer.from(b), HOW_OFTEN);
}
