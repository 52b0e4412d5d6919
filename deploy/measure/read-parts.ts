import 'reflect-metadata';
import { headers, MsgHdrsImpl, type MsgHdrs } from '@nats-io/transport-node';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { newId } from '@tradewind/kernel/ids';
import type { Operation, Slots } from '@tradewind/kernel/operation';
import { takenAtOnce } from '@tradewind/messaging/taken-at-once';
import { lookedAtClosely } from '@tradewind/messaging/validate';
import { decodeHeaders, encodeHeaders, HEADER } from '@tradewind/messaging/wire';
import { hydratorOf } from '@tradewind/persistence/hydrator';
import { instantOf, TIMESTAMPTZ } from '@tradewind/persistence/instant';
import pg from 'pg';
import { least as leastOf } from './least.ts';

/**
 * `node deploy/measure/read-parts.ts`, after a build: what single steps of a read take, in µs, beside the way of the libraries that they
 * were before (decision 59).
 */
const least = (name: string, work: () => unknown): void => {
  leastOf(name, work, { rounds: 40, times: 500 });
};

const asked: readonly (readonly [string, Operation, Slots])[] = [
  ['a customer by id', customersApi.getCustomer, { params: { customerId: newId() }, query: {}, body: {} }],
  ['a list with a filter', customersApi.findCustomers, { params: {}, query: { status: ['prospect'], limit: 50 }, body: {} }],
];
for (const [name, op, slots] of asked) {
  least(`${name}: rules looked up once`, () => takenAtOnce(op, slots));
  least(`${name}: class-validator and class-transformer`, () => lookedAtClosely(op, slots));
}

const call = { token: 'x'.repeat(1_350), requestId: newId(), budgetMs: 2_000, client: { address: '127.0.0.1', userAgent: 'node' } };
function byTheClient(): MsgHdrs {
  const h = headers();
  const all = { token: call.token, requestId: call.requestId, budget: '2000', clientAddress: '127.0.0.1', userAgent: 'node' } as const;
  for (const [name, value] of Object.entries(all)) h.set(HEADER[name as keyof typeof all], value);
  return h;
}
least('headers of a request written as one text', () => encodeHeaders(call).encode());
least('headers of a request written by the client', () => (byTheClient() as MsgHdrsImpl).encode());
const received = MsgHdrsImpl.decode(encodeHeaders(call).encode());
least('headers of a request gone through once', () => decodeHeaders(received));
least('headers of a request asked for one by one', () => Object.values(HEADER).map((name) => (received.has(name) ? received.get(name) : null)));

const moment = '2026-11-27 11:16:15.898+00';
const byPg = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => unknown;
least('a moment, of sessions in UTC', () => instantOf(moment));
least('a moment, by pg', () => byPg(moment));

/** As wide as a customer. */
const NAMES = Array.from({ length: 26 }, (_, i) => `column${i}`);
class Wide {
  readonly column0: string = newId();
}
const cells = NAMES.map(() => 'text');
const parsers = NAMES.map(() => String);
const make = hydratorOf(
  Wide,
  NAMES.map((to) => ({ to, from: to, by: null })),
);
least('an aggregate of 26 columns, by a function of its own', () => make?.ofCells(cells, parsers));
least('an aggregate of 26 columns, by a row and a loop', () => {
  const row: Record<string, unknown> = {};
  NAMES.forEach((name, i) => (row[name] = parsers[i]?.(cells[i])));
  return Object.assign(new Wide(), row);
});
