import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Conformance, type Answer } from './conformance.ts';
import { operationsIn, readDocument, type Described, type Json } from './document.ts';
import { requestsOf, twisted, type Drawn } from './requests.ts';
import type { Guest, World } from './world.ts';

export interface Finding {
  readonly operation: string;
  readonly what: string;
  /** Sent, cut short. */
  readonly sent: string;
}

export interface Fuzzed {
  readonly requests: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly byStatus: Readonly<Record<string, number>>;
  readonly operations: number;
  /** Operations that some request came past validation of, and that some request was done by. */
  readonly pastValidation: ReadonlySet<string>;
  readonly reached2xx: ReadonlySet<string>;
}

const LANES = 8;
/** Of each round; without them an operation that is hard to do is done by luck only. */
const STRAIGHT = 3;
/** What says no before the operation itself was asked. */
const BEFORE = /^(input\.rejected|access\.|request\.|idempotency\.|gateway\.|service\.)/;

/** Only a failure brings about what these are about. */
export const isOfFailures = ({ path }: Described): boolean => /\{(deadLetterId|eventId)\}/.test(path);

/** Sends so many requests drawn from the seed, every operation about equally often, and holds each answer against the document. */
export async function fuzz(url: string, world: World, { seed, requests }: { seed: number; requests: number }): Promise<Fuzzed> {
  const run = new FuzzRun(url, world);
  const since = performance.now();
  await run.all(seed, requests);
  return run.result((performance.now() - since) / 1_000);
}

interface Sent {
  readonly op: Described;
  readonly drawn: Drawn;
  readonly guest: Guest | null;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Null where the document cannot tell. */
  readonly mustBeRefused: string | null;
}

class FuzzRun {
  private readonly document = readDocument();
  private readonly conformance = new Conformance(this.document);
  private readonly operations = operationsIn(this.document);
  private readonly collections: readonly (readonly [string, string])[];
  private readonly findings: Finding[] = [];
  private readonly byStatus: Record<string, number> = {};
  private readonly past = new Set<string>();
  private readonly done = new Set<string>();
  private sent = 0;
  private readonly url: string;
  private readonly world: World;

  constructor(url: string, world: World) {
    this.url = url;
    this.world = world;
    const parts = this.operations.map(({ path }) => /^(.*?)\/\{(\w+)\}/.exec(path)).filter((match) => match !== null);
    this.collections = [...new Map(parts.map(([, collection = '', name = '']) => [collection, name]))].sort(([a], [b]) => b.length - a.length);
  }

  async all(seed: number, requests: number): Promise<void> {
    for (let round = 0; this.sent < requests; round += 1)
      await this.round(seed + round, Math.min(ROUND, Math.ceil((requests - this.sent) / this.operations.length)));
  }

  result(seconds: number): Fuzzed {
    const { findings, byStatus, past: pastValidation, done: reached2xx } = this;
    return { requests: this.sent, seconds, findings, byStatus, operations: this.operations.length, pastValidation, reached2xx };
  }

  /** So many requests of each operation, each operation's from a seed of its own; the first ones are what the document wants, by who may. */
  private async round(seed: number, each: number): Promise<void> {
    const sample = (op: Described, i: number): Drawn[] => fc.sample(requestsOf(op, this.document), { seed: seed * 1_009 + i, numRuns: each });
    const drawn = this.operations.map((op, i) =>
      sample(op, i).map((one, turn) => (turn < STRAIGHT ? { ...one, twist: 'none' as const, byWhoMay: true } : one)),
    );
    const turns = Array.from({ length: each }, (_, turn) => this.operations.map((op, i) => ({ op, drawn: drawn[i]?.[turn] }))).flat();
    const waiting = turns.values();
    const lane = async (): Promise<void> => {
      for (const turn of waiting) if (turn.drawn) await this.one(turn.op, turn.drawn);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  private async one(op: Described, drawn: Drawn): Promise<void> {
    this.sent += 1;
    const sent = await this.made(op, drawn);
    const answer = await this.answerTo(sent);
    this.byStatus[answer.status] = (this.byStatus[answer.status] ?? 0) + 1;
    for (const what of [...this.conformance.breachesOf(op, answer), ...unlike(sent, answer)]) this.findings.push({ operation: op.id, what, sent: shown(sent) });
    this.learn(op, answer);
  }

  private async made(op: Described, drawn: Drawn): Promise<Sent> {
    const { twist } = drawn;
    const plain = this.world.resolved({ ...drawn.slots }, op.id);
    const slots = twisted(plain, drawn, this.world.resolved(drawn.poison, op.id)) as { params: Record<string, Json>; query: Record<string, Json>; body: Json };
    const guest = twist === 'nobody' ? null : this.guestFor(op, drawn);
    const body = op.method === 'GET' ? null : twist === 'raw' ? drawn.raw : JSON.stringify(slots.body);
    const path = op.path.replace(/\{(\w+)\}/g, (_, name: string) => inPath(slots.params[name] ?? '')) + queryOf(slots.query);
    const headers = await this.headersOf(op, drawn, guest, {
      hasBody: body !== null,
      version: this.world.versions.get(textOf(Object.values(slots.params)[0] ?? '')),
    });
    const refused = op.body && twist !== 'raw' ? this.conformance.breach(op.body, slots.body) : null;
    return { op, drawn, guest, path, headers, body, mustBeRefused: twist === 'headers' ? null : refused };
  }

  private async headersOf(
    op: Described,
    { twist, headers }: Drawn,
    guest: Guest | null,
    { hasBody, version = 1 }: { hasBody: boolean; version: number | undefined },
  ) {
    return {
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(op.takesKey && { 'idempotency-key': randomUUID() }),
      ...(/^(PUT|PATCH)$/.test(op.method) && { 'if-match': `"v${version}"` }),
      ...(guest && { authorization: `Bearer ${await guest.token(false)}` }),
      ...(twist === 'headers' && headers),
    };
  }

  private guestFor({ id, permission }: Described, { who, byWhoMay }: Drawn): Guest | null {
    const { guests } = this.world;
    const may = byWhoMay ? guests.filter((guest) => (guest.isApp ? guest.may.has(id) : permission === null || guest.may.has(permission))) : guests;
    const asking = may.length > 0 ? may : guests;
    return asking[who % asking.length] ?? null;
  }

  private async answerTo({ op, guest, drawn, path, headers, body }: Sent): Promise<Answer> {
    const send = async (all: Readonly<Record<string, string>>): Promise<Answer> => {
      const response = await fetch(`${this.url}${path}`, { method: op.method, headers: all, body, redirect: 'manual' });
      return { status: response.status, contentType: response.headers.get('content-type') ?? '', text: await response.text() };
    };
    const answer = await send(headers);
    const first = answer.text.includes(OVERLOADED) ? await send(headers) : answer; // as the document asks clients to; a second one is a finding
    if (first.status !== 401 || !guest || op.isPublic || drawn.twist === 'headers') return first;
    return send({ ...headers, authorization: `Bearer ${await guest.token(true)}` }); // the session was ended by another request
  }

  private learn(op: Described, { status, contentType, text }: Answer): void {
    const isJson = contentType.includes('json');
    const body = (isJson && text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (status >= 400 && !BEFORE.test(String(body.code))) this.past.add(op.id);
    if (status >= 300) return;
    this.past.add(op.id);
    this.done.add(op.id);
    const name = this.collections.find(([collection]) => op.path === collection || op.path.startsWith(`${collection}/{`))?.[1];
    for (const row of [body, ...(Array.isArray(body.items) ? (body.items as Record<string, unknown>[]) : [])]) this.learnRow(op, name, row);
  }

  private learnRow({ id: operation, service }: Described, name: string | undefined, row: Readonly<Record<string, unknown>>): void {
    for (const [field, value] of Object.entries(row))
      if (field.endsWith('Id') && !OF_GUESTS.has(field) && typeof value === 'string') this.world.learn(field, value);
    if (typeof row.id !== 'string') return;
    if (typeof row.version === 'number') this.world.versions.set(row.id, row.version);
    if (name === 'processId') this.world.learn(`${service} processId`, row.id);
    else if (name && (!OF_GUESTS.has(name) || MAKES_VICTIMS.test(operation))) this.world.learn(OF_GUESTS.has(name) ? `identity ${name}` : name, row.id);
  }
}

/** For people who look into it; tokens are nobody's business. */
function shown({ op, path, guest, headers, body }: Sent): string {
  const others = Object.entries(headers).filter(([name]) => name !== 'authorization');
  return `${op.method} ${path.slice(0, 300)} by ${guest?.name ?? 'nobody'} ${JSON.stringify(others).slice(0, 300)} ${(body ?? '').slice(0, 600)}`;
}

const ROUND = 20;
const OVERLOADED = '"service.unavailable"';

/** Who is disabled, moved or suspended by a request must not be one of those who send them. */
const OF_GUESTS: ReadonlySet<string> = new Set(['personId', 'unitId', 'partnerAppId']);
const MAKES_VICTIMS = /^identity\.(hire|addUnit|registerPartnerApp)$/;

/** What the answer should have been, judged by the request. */
function unlike({ op, guest, drawn, mustBeRefused }: Sent, { status, text }: Answer): string[] {
  if (drawn.twist === 'nobody' && !op.isPublic && status !== 401) return [`answered ${status} to nobody: ${text.slice(0, 200)}`];
  if (mustBeRefused !== null && status < 400) return [`took a body that the document refuses (${mustBeRefused})`];
  if (text.includes('"access.not-signed-in"') && guest && !op.isPublic && drawn.twist !== 'headers')
    return [`does not know ${guest.name} any more: ${text.slice(0, 200)}`];
  return [];
}

const LONGEST_IN_URL = 1_000;
const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_IN_URL).toWellFormed();
/** An empty step would be another path, and `..` the way up. */
const inPath = (value: Json): string =>
  encodeURIComponent(textOf(value))
    .replaceAll('.', '%2E')
    .replace(/^(%2E)*$/, '_');

function queryOf(query: Readonly<Record<string, Json>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as Json[]) : [value]).map((each) => [name, textOf(each)] as [string, string]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
