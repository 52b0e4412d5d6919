import { connected } from '../../deploy/local/connected.ts';
import type { Told } from './told.ts';
import type { Violation } from './violation.ts';

type Urls = Readonly<Record<string, string>>;

const isDone = ({ status }: Told): boolean => status !== null && status < 300;

const ANSWERS = `SELECT w."key", i."operation", encode(sha256(convert_to(i."reply", 'UTF8')), 'hex') AS "hash"
                   FROM unnest($1::text[]) AS w("key") JOIN "idempotency" i ON i."key" = w."key"`;
const EFFECTS = `SELECT a."requestId" AS "key", count(DISTINCT a."at")::int AS "moments"
                   FROM unnest($1::text[]) AS w("key") JOIN "audit" a ON a."requestId" = w."key" GROUP BY a."requestId"`;

interface Kept {
  readonly service: string;
  readonly operation: string;
  readonly hash: string;
}

/**
 * What clients were told against what the databases hold, without any help of the platform's own code (I1, I2):
 * a command with 2xx is there once, with the bytes that were given; a refused one left nothing behind.
 */
export async function brokenPromises(urls: Urls, told: readonly Told[]): Promise<Violation[]> {
  const answers = new Map<string, Kept[]>();
  const moments = new Map<string, number>();
  for (const [service, url] of Object.entries(urls)) {
    for (const { key, operation, hash } of await rows<{ key: string; operation: string; hash: string }>(url, ANSWERS, told))
      answers.set(key, [...(answers.get(key) ?? []), { service, operation, hash }]);
    for (const { key, moments: more } of await rows<{ key: string; moments: number }>(url, EFFECTS, told)) moments.set(key, (moments.get(key) ?? 0) + more);
  }
  return told.flatMap((command) => brokenBy(command, answers.get(command.key) ?? [], moments.get(command.key) ?? 0));
}

function brokenBy(command: Told, kept: readonly Kept[], moments: number): Violation[] {
  const violation = (id: string, what: string): Violation => ({ id, what, row: { ...command, kept: kept.map(({ service }) => service), moments } });
  const found: Violation[] = [];
  if (moments > 1) found.push(violation('I2', 'was done more than once'));
  if (kept.length > 1) found.push(violation('I2', 'is kept by two services'));
  if (isDone(command)) {
    const [answer] = kept;
    if (!answer) found.push(violation('I1', 'what a client was told is done is not there'));
    else if (answer.hash !== command.bodyHash) found.push(violation('I1', 'another answer is kept than was given'));
  } else if (command.status !== null && (kept.length > 0 || moments > 0)) {
    found.push(violation('I2', 'what a client was told is refused has been done'));
  } else if (moments > 0 && kept.length === 0) {
    found.push(violation('I2', 'was done, and its answer is not kept'));
  }
  return found;
}

const rows = <Row extends object>(url: string, sql: string, told: readonly Told[]): Promise<Row[]> =>
  connected(url, async (client) => (await client.query<Row>(sql, [told.map(({ key }) => key)])).rows);
