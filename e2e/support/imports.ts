import { eventually } from '@tradewind/client/eventually';
import { Refusal, type ProblemBody } from '@tradewind/client/refusal';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { ImportId, type ImportStatus, type ImportView } from '@tradewind/contracts/imports/imports.api';
import { Text } from '@tradewind/contracts/fields';
import { defineApi, operation } from '@tradewind/kernel/operation';
import type { Player } from './company.ts';

const { api } = customersImports;

/** Somebody who brings files in. */
export type Bringer = Pick<Player, 'request'>;

interface Sent {
  readonly fileName?: string;
  readonly key?: string;
  readonly type?: string;
}

const CSV = 'text/csv';

class Named {
  @Text({ optional: true }) readonly fileName?: string;
}

/** The composed endpoints, called like operations; the file is the body. */
const files = defineApi('customers', {
  upload: operation({ http: 'POST /imports/customers', allow: 'customer:import', summary: 'The file', query: Named }),
  problems: operation({ http: 'GET /imports/customers/:importId/problems', allow: 'customer:import', summary: 'What failed', params: ImportId }),
});

export const send = (who: Bringer, file: Buffer, { fileName = '客户.csv', key, type = CSV }: Sent = {}): Promise<Response> =>
  who.request(files.upload, { fileName }, { headers: { 'content-type': type }, file: new Uint8Array(file), ...(key !== undefined && { key }) });

export async function uploaded(who: Bringer, file: Buffer, sent: Sent = {}): Promise<ImportView> {
  const response = await send(who, file, sent);
  const body: unknown = await response.json();
  if (!response.ok) throw new Refusal('imports.upload', body as ProblemBody, response);
  return body as ImportView;
}

/** Waited for until it is one of these, or came to nothing. */
export const until = (who: Player, importId: string, ...statuses: readonly ImportStatus[]): Promise<ImportView> =>
  eventually(async () => {
    const it = await who.call(api.getImport, { importId });
    if (![...statuses, 'failed', 'cancelled'].includes(it.status)) throw new Error(`${it.status}: ${it.checked} checked, ${it.done} of ${it.rows}`);
    return it;
  }, 60_000);

export const checked = async (who: Player, file: Buffer, sent: Sent = {}): Promise<ImportView> => until(who, (await uploaded(who, file, sent)).id, 'checked');

export async function imported(who: Player, file: Buffer, sent: Sent = {}): Promise<ImportView> {
  const { id } = await checked(who, file, sent);
  await who.call(api.confirmImport, { importId: id });
  return until(who, id, 'done');
}

export const fetchProblems = (who: Bringer, importId: string): Promise<Response> => who.request(files.problems, { importId });
