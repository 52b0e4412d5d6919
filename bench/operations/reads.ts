import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { businessMonth } from '@tradewind/domain/business-date';
import type { Operation } from '@tradewind/kernel/operation';
import { PASSWORD, type Login } from '../../deploy/demo/organisation.ts';
import type { LimitRead } from '../limit/configuration.ts';
import type { Journey, Sent } from '../load/burst.ts';
import type { Prepared } from '../stage/prepared.ts';
import { drawn, fragment } from './marks.ts';
import type { Office } from './office.ts';
import type { Measured, Next } from './operation.ts';

const SUMS = `sum(f."amount") AS amount, sum(f."profit") AS profit, sum(f."facts")::integer AS facts`;
const MONTH = `FROM "kpi_month" f WHERE f."kind" = 'signed' AND f."month" = $1`;
const SEARCH = `SELECT * FROM "customer" WHERE "search_pieces"("search") @> "search_pieces"($1::text) AND "search" LIKE '%' || $1::text || '%' ORDER BY "id" DESC LIMIT 51`;

/** The same questions in plain SQL. */
export const LIMIT_READS: readonly LimitRead[] = [
  { name: 'customer', service: 'customers', text: 'SELECT * FROM "customer" WHERE "id" = $1' },
  { name: 'customers', service: 'customers', text: 'SELECT * FROM "customer" WHERE "status" = $1 ORDER BY "id" DESC LIMIT 51' },
  { name: 'search', service: 'customers', text: SEARCH },
  { name: 'order', service: 'orders', text: 'SELECT * FROM "sales_order" WHERE "id" = $1' },
  {
    ...{ name: 'by-person', service: 'performance' },
    text: `SELECT it.*, p."name" FROM (SELECT f."ownerId", ${SUMS} ${MONTH} GROUP BY f."ownerId" ORDER BY amount DESC LIMIT 50) it
      LEFT JOIN "person_replica" p ON p."personId" = it."ownerId" ORDER BY it.amount DESC`,
  },
  { name: 'by-region', service: 'performance', text: `SELECT f."org", ${SUMS} ${MONTH} GROUP BY f."org" ORDER BY amount DESC LIMIT 50` },
  { name: 'scorecard', service: 'performance', text: 'SELECT * FROM "scorecard" WHERE "id" = $1' },
];

/** Customers and orders that can be asked for, the same on either side; others when the company has grown. */
export interface Known {
  readonly customers: string[];
  readonly orders: string[];
}

export function readOperations(office: Office, { scorecardId }: Prepared, known: Known): readonly Measured[] {
  const read = <I extends object>(name: string, who: Login, op: Operation<I>, input: () => I, limit: (input: I) => string | null): Measured => {
    const plain = limit(input()) === null ? null : () => once({ method: 'GET', path: `/read/${limit(input())}` });
    return { name, kind: plain ? 'read' : 'none', leaves: new Map(), platform: () => once(office.sent(who, op, input())), limit: plain };
  };
  const search = (name: string, q: () => string): Measured =>
    read(name, 'bj-rep1', customersApi.findCustomers as Operation, () => ({ q: q(), limit: 50 }), (input) => `search/${encodeURIComponent((input as { q: string }).q)}`); // prettier-ignore
  const month = businessMonth(new Date());
  const year = month.slice(0, 4);
  return [
    read('get a customer', 'bj-rep1', customersApi.getCustomer, () => ({ customerId: drawn(known.customers) }), ({ customerId }) => `customer/${customerId}`), // prettier-ignore
    read('list 50 customers with a filter', 'bj-rep1', customersApi.findCustomers as Operation, () => ({ status: ['prospect'], limit: 50 }), () => 'customers/prospect'), // prettier-ignore
    search('search: two characters', fragment),
    search('search: pinyin initials', () => drawn(['ybjc', 'lnts', 'jhsc', 'thzs'])),
    search('search: number', () => `KH-${year}-000${Math.floor(100 + Math.random() * 100)}`),
    read('read an order with lines', 'bj-clerk', ordersApi.getOrder, () => ({ orderId: drawn(known.orders) }), ({ orderId }) => `order/${orderId}`), // prettier-ignore
    read('approval inbox', 'bj-manager', approvalsApi.inbox as Operation, () => ({}), () => null), // prettier-ignore
    read('monthly sales by person', 'gm', factsApi.salesRanking as Operation, () => ({ month, by: 'person' }), () => `by-person/${month}`), // prettier-ignore
    read('monthly sales by region', 'gm', factsApi.salesRanking as Operation, () => ({ month, by: 'org' }), () => `by-region/${month}`), // prettier-ignore
    ...(scorecardId === null ? [] : [read('scorecard', 'gm', scorecardsApi.getScorecard, () => ({ scorecardId }), () => `scorecard/${scorecardId}`)]), // prettier-ignore
    {
      name: 'sign in',
      kind: 'none',
      leaves: new Map(),
      platform: eachAlone(WHO_SIGN_IN, (login) => once(signingIn(login))),
      limit: null,
      atOnce: WHO_SIGN_IN.length,
    },
  ];
}

/** An account has five tries at once, an address fifty: they are counted before they are known to be right. */
const WHO_SIGN_IN: readonly Login[] = [
  ...(['bj-rep2', 'bj-account', 'bj-assistant', 'bj-logistics', 'bj-servicemgr', 'bj-supervisor', 'cd-gm', 'cd-manager', 'cd-rep1', 'cd-rep2'] as const),
  ...(['cd-assistant', 'cd-clerk', 'cd-logistics', 'cd-service', 'cd-servicemgr', 'cd-finance', 'director', 'region', 'legal', 'auditor'] as const),
];

/** Each of them with one journey at a time; as many lanes as there are of them, and no more. */
function eachAlone<T>(all: readonly T[], journey: (one: T) => Journey): Next {
  const free = [...all];
  return () => {
    const one = free.shift();
    return one === undefined
      ? null
      : async (ask) => {
          try {
            await journey(one)(ask);
          } finally {
            free.push(one);
          }
        };
  };
}

const once = (sent: Sent) => (ask: (sent: Sent) => Promise<string>) => ask(sent);

const signingIn = (username: Login): Sent => ({
  ...{ method: 'POST', path: signInApi.signIn.spec.http.replace('POST ', '/api/v1'), headers: { 'content-type': 'application/json' } },
  body: JSON.stringify({ grant_type: 'password', username, password: PASSWORD }),
});
