import { EXPORTS } from '@tradewind/contracts/exports/all';
import { IMPORTS } from '@tradewind/contracts/imports/all';
import { newId } from '@tradewind/kernel/ids';
import pg from 'pg';
import type { Kind } from './doors.ts';

/** Where the rows of a kind are. */
interface Table {
  readonly service: string;
  readonly table: string;
  /** Columns that may not be the same in two rows, with a value of its own. */
  readonly apart?: (id: string) => Readonly<Record<string, unknown>>;
}

const table = (service: string, name: string, apart?: Table['apart']): Table => ({ service, table: name, ...(apart && { apart }) });
const about = (id: string): object & Record<string, unknown> => ({ subjectId: id });
const numbered = (id: string): object & Record<string, unknown> => ({ no: id });

/** In this order: what another row names comes before it. */
const COPIED: readonly (readonly [Kind, Table])[] = [
  ['opportunity', table('customers', 'opportunity', numbered)],
  ['proposal', table('contracts', 'proposal', numbered)],
  ['quote', table('contracts', 'quote', numbered)],
  ['priceException', table('contracts', 'price_exception', numbered)],
  ['requirementReview', table('contracts', 'requirement_review', numbered)],
  ['contract', table('contracts', 'contract', numbered)],
  ['copy', table('contracts', 'contract_copy')],
  ['dispute', table('contracts', 'dispute', numbered)],
  ['amendment', table('contracts', 'amendment', numbered)],
  ['termination', table('contracts', 'termination', numbered)],
  ['serviceContract', table('contracts', 'service_contract', numbered)],
  ['partnerAgreement', table('contracts', 'partner_agreement', numbered)],
  ['order', table('orders', 'sales_order')],
  ['shipment', table('orders', 'shipment')],
  ['receipt', table('orders', 'receipt', (id) => ({ voucherNo: id }))],
  ['receivable', table('orders', 'receivable')],
  ['invoice', table('orders', 'invoice', (id) => ({ no: id, taxNumber: id }))],
  ['serviceFile', table('after-sales', 'service_file')],
  ['ticket', table('after-sales', 'ticket')],
  ['returnVisit', table('after-sales', 'return_visit')],
  ['survey', table('after-sales', 'survey')],
  ['budget', table('expenses', 'budget', () => ({ status: 'draft' }))],
  ['supplement', table('expenses', 'supplement')],
  ['claim', table('expenses', 'claim')],
  ['target', table('performance', 'target', (id) => ({ no: id, subject: id }))],
  ['cycle', table('performance', 'cycle', (id) => ({ month: id }))],
  ['scorecard', table('performance', 'scorecard')],
  ['bonus', table('performance', 'bonus')],
  ['payout', table('expenses', 'payout', (id) => ({ requestId: id, status: 'refused' }))],
  ['contractsProcess', table('contracts', 'process', about)],
  ['ordersProcess', table('orders', 'process', about)],
  ['performanceProcess', table('performance', 'process', about)],
  ['request', table('customers', 'data_subject_request')],
  ['delegation', table('identity', 'delegation')],
];

/** Somebody, and where what they own belongs. */
export interface Owner {
  readonly ownerId: string;
  readonly org: string;
  readonly branch: string;
}

type Ids = Readonly<Partial<Record<Kind, string | undefined>>>;

/**
 * Gives somebody a row of every kind by copying one that people made: whether a door opens depends on the org and the
 * owner of a row, and few posts could come to own all of them by working.
 */
export class OwnRows {
  private readonly clients = new Map<string, Promise<pg.Client>>();

  /** Copies `from`; kinds that have personal data stay with their id and only change hands. */
  async copiesFor({ ownerId, org, branch }: Owner, from: Ids, handed: Ids): Promise<Ids> {
    const kinds = COPIED.filter(([kind]) => from[kind] !== undefined);
    const ids: Ids = { ...Object.fromEntries(kinds.map(([kind]) => [kind, newId()])), ...handed };
    const references = Object.fromEntries(Object.entries(ids).map(([kind, id]) => [`${kind}Id`, id]));
    for (const [kind, { service, table: name, apart }] of kinds) {
      const id = ids[kind] ?? '';
      const values = { ...references, ...apart?.(id), id, ownerId, org, branch };
      await this.copy(service, name, `"id" = '${from[kind] ?? ''}'`, values);
    }
    return ids;
  }

  /** The credit account of `customer`, for a customer of somebody's own. */
  async creditAccountFor({ ownerId, org, branch }: Owner, customer: string, own: string): Promise<void> {
    await this.copy('orders', 'credit_account', `"customerId" = '${customer}'`, { id: newId(), customerId: own, ownerId, org, branch });
  }

  /** An export of somebody, given up before it began, under one id in every service that exports. */
  async exportOf({ ownerId, org, branch }: Owner): Promise<string> {
    const id = newId();
    for (const { service, collections } of EXPORTS)
      await (
        await this.client(service)
      ).query(
        `INSERT INTO "export" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "ownerName", "collection", "filters", "format",
           "language", "status", "rows", "pieces", "bytes") VALUES ($1, 1, 0, $2, $3, $4, now(), now(), '来访者', $5, '{}', 'csv', 'zh', 'cancelled', 0, 0, 0)`,
        [id, org, branch, ownerId, collections[0]?.name],
      );
    return id;
  }

  /** A file that somebody brought and gave up. */
  async importOf({ ownerId, org, branch }: Owner): Promise<string> {
    const id = newId();
    for (const { service } of IMPORTS)
      await (
        await this.client(service)
      ).query(
        `INSERT INTO "import" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "ownerName", "fileId", "fileName", "format", "sha256",
           "bytes", "pieces", "status", "rows", "checked", "wrong", "done", "refused", "expiresAt", "forgotten")
         VALUES ($1, 1, 0, $2, $3, $4, now(), now(), '来访者', $1, 'a.csv', 'csv', '0', 1, 1, 'cancelled', 0, 0, 0, 0, 0, now(), true)`,
        [id, org, branch, ownerId],
      );
    return id;
  }

  /** Lets what somebody else captured change hands. */
  async hand({ ownerId, org, branch }: Owner, what: { readonly customer: string; readonly lead: string }): Promise<void> {
    const client = await this.client('customers');
    const set = 'SET "ownerId" = $1, "org" = $2, "branch" = $3';
    await client.query(`UPDATE "customer" ${set} WHERE "id" = $4`, [ownerId, org, branch, what.customer]);
    await client.query(`UPDATE "credit_profile" ${set} WHERE "customerId" = $4`, [ownerId, org, branch, what.customer]);
    await client.query(`UPDATE "lead" ${set} WHERE "id" = $4`, [ownerId, org, branch, what.lead]);
  }

  async close(): Promise<void> {
    for (const client of this.clients.values()) await (await client).end();
  }

  private async copy(service: string, name: string, where: string, values: object): Promise<void> {
    const client = await this.client(service);
    const copied = `(jsonb_populate_record(NULL::"${name}", to_jsonb(s) || $1::jsonb)).*`;
    const { rowCount } = await client.query(`INSERT INTO "${name}" SELECT ${copied} FROM "${name}" s WHERE ${where}`, [JSON.stringify(values)]);
    if (rowCount !== 1) throw new Error(`No row to copy in ${service}.${name}: ${where}`);
  }

  private client(service: string): Promise<pg.Client> {
    const known = this.clients.get(service) ?? connected(service);
    this.clients.set(service, known);
    return known;
  }
}

/** The owner of the server: no wall inside the database is in the way of preparing the test. */
async function connected(service: string): Promise<pg.Client> {
  const url = new URL(process.env.TRADEWIND_POSTGRES ?? '');
  const own = process.env[`${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`] ?? '';
  url.pathname = new URL(own).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}
