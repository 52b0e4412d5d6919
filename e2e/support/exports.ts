import { eventually } from '@tradewind/client/eventually';
import { Refusal, type ProblemBody } from '@tradewind/client/refusal';
import { EXPORTS } from '@tradewind/contracts/exports/all';
import { ExportId, type AskForExport, type ExportsApi, type ExportView } from '@tradewind/contracts/exports/exports.api';
import { defineApi, operation, type Operation } from '@tradewind/kernel/operation';
import type { Player } from './company.ts';
import { csvRows } from './read-export.ts';

export type Asker = Pick<Player, 'request'>;

/** What the chapters know of the list to export. */
export interface Wanted {
  readonly api: ExportsApi;
  readonly asking: Operation<AskForExport, ExportView>;
}

export function wanted(service: string, collection: string): Wanted {
  const api = EXPORTS.find((each) => each.service === service)?.api;
  const asking = api?.asking.get(collection);
  if (!api || !asking) throw new Error(`${service} exports no ${collection}`);
  return { api, asking };
}

async function call<I extends object, R>(who: Asker, op: Operation<I, R>, input: I): Promise<R> {
  const response = await who.request(op, input);
  const body: unknown = await response.json();
  if (!response.ok) throw new Refusal(op.id, body as ProblemBody, response);
  return body as R;
}

/** Asked for, and waited for until it is ready, failed or cancelled. */
export async function exported(who: Asker, { api, asking }: Wanted, asked: AskForExport): Promise<ExportView> {
  const { id: exportId } = await call(who, asking, asked);
  const ready = async (): Promise<ExportView> => {
    const it = await call(who, api.getExport, { exportId });
    if (it.status === 'requested' || it.status === 'running') throw new Error(`${it.status}: ${it.rows} of ${it.total ?? '?'}`);
    return it;
  };
  return eventually(ready, 60_000, 200); // a service looks once a second whether there is something to write
}

/** The composed endpoint, called like an operation. */
const fileOperation = (service: string): Operation<ExportId> =>
  defineApi(service, { file: operation({ http: `GET /exports/${service}/:exportId/file`, allow: 'signed-in', summary: 'The file', params: ExportId }) }).file;

export const fetchFile = (who: Asker, { api }: Wanted, exportId: string): Promise<Response> => who.request(fileOperation(api.service), { exportId });

export async function fileOf(who: Asker, what: Wanted, asked: AskForExport): Promise<Buffer> {
  const { id, status } = await exported(who, what, asked);
  if (status !== 'ready') throw new Error(`${what.asking.id} is ${status}`);
  return Buffer.from(await (await fetchFile(who, what, id)).arrayBuffer());
}

/** Rows by their headings; the line that says who exported it is left out. */
export async function rowsOf(who: Asker, what: Wanted, asked: Omit<AskForExport, 'format'> = {}): Promise<Record<string, string>[]> {
  const [, headings = [], ...rows] = csvRows(await fileOf(who, what, { ...asked, format: 'csv' }));
  return rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])));
}
