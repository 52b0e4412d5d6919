import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DEFINITIONS, type ServiceName } from '../definitions.js';
import { SERVICES } from './reading.js';

/** One line of a client's journal: what was asked, and what the client was told, written before the next request. */
export interface Told {
  /** `orders.release` */
  readonly operation: string;
  readonly key?: string | null;
  /** Null: no answer came, or none that says what happened (a cut connection, 502, 503, 504). */
  readonly status: number | null;
  /** `X-Request-Id` of this attempt. */
  readonly requestId?: string | null;
  /** SHA-256 of the body that came, in hex. */
  readonly bodyHash?: string | null;
  /** What was made or changed, when the answer said so, and which version that made. */
  readonly aggregateId?: string | null;
  readonly version?: number | null;
}

const LINES_AT_ONCE = 5_000;

export const isAcknowledged = ({ status }: Told): boolean => status !== null && status >= 200 && status < 300;
export const isUnknown = ({ status }: Told): boolean => status === null || status >= 500;

/** Which service answers for an operation. */
export const serviceOf = ({ operation }: Told): ServiceName | undefined => SERVICES.find((service) => operation.startsWith(`${service}.`));

/** The journal, a few lines at a time. A last line that a killed client did not finish tells nothing. */
export async function* journalOf(file: string): AsyncGenerator<readonly Told[]> {
  let batch: Told[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    const told = readLine(line);
    if (told) batch.push(told);
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function readLine(line: string): Told | undefined {
  try {
    return JSON.parse(line) as Told;
  } catch {
    return undefined;
  }
}

/** Operations whose answer is not kept, because it holds a secret. */
export async function operationsWithoutStoredAnswer(): Promise<ReadonlySet<string>> {
  const definitions = await Promise.all(SERVICES.map((service) => DEFINITIONS[service]()));
  const operations = definitions.flatMap(({ apis }) => apis.flatMap(({ operations: ofApi }) => ofApi));
  return new Set(operations.filter(({ isCommand, spec }) => !isCommand || spec.confidentialReply).map(({ id }) => id));
}
