import type { Operation } from '@tradewind/kernel/operation';
import { Refusal, type ProblemBody } from './refusal.js';

/** One command of somebody, whatever number of attempts it takes: they all carry its key. */
export interface Command {
  readonly key: string;
  /** `orders.confirmOrder` */
  readonly operation: string;
  readonly service: string;
}

/** 2xx: the platform owes exactly one effect. */
export interface Done {
  readonly kind: 'done';
  readonly status: number;
  /** The bytes of the answer. */
  readonly text: string;
  /** Done at an earlier attempt whose answer did not arrive. */
  readonly replayed: boolean;
}

/** A refusal that no repetition changes: the platform owes no effect. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/** No answer, or one that says "try again": there may be an effect, or none. */
export interface Unknown {
  readonly kind: 'unknown';
  /** 0 where nothing was answered. */
  readonly status: number;
  readonly why: string;
}

export type Outcome = Done | Refused | Unknown;

/** What a careful client writes down; `sending` is on paper before the first byte leaves, `settled` before it goes on. */
export interface Notebook {
  sending(command: Command): Promise<void> | void;
  /** Each attempt, also the last one. */
  tried(command: Command, outcome: Outcome): void;
  settled(command: Command, outcome: Done | Refused, attempts: number): Promise<void> | void;
}

const PASSING_CODES: readonly string[] = ['idempotency.still-running', 'version.raced'];
const PASSING: readonly number[] = [429, 500, 502, 503, 504];

/** Says "try again later" by its nature: something is too busy, broken, or at work on the same. */
export const isPassing = ({ status, code }: Pick<Refusal, 'status' | 'code'>): boolean => PASSING.includes(status) || PASSING_CODES.includes(code);

const PAUSE_MS = 100;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a command the way a careful client does: under one key, again and again until there is an answer (R6). */
export async function insist(command: Command, send: () => Promise<Response>, notebook: Notebook, passes = isPassing): Promise<Done | Refused> {
  await notebook.sending(command);
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attempt(command.operation, send, passes);
    notebook.tried(command, outcome);
    if (outcome.kind !== 'unknown') {
      await notebook.settled(command, outcome, attempts);
      return outcome;
    }
    await sleep(PAUSE_MS);
  }
}

/** Sends once and says how that ended. What is no answer of the platform at all, a bug of ours, is thrown. */
export async function attempt(operation: string, send: () => Promise<Response>, passes = isPassing): Promise<Outcome> {
  try {
    const response = await send();
    const text = await response.text();
    if (response.ok) return { kind: 'done', status: response.status, text, replayed: response.headers.get('idempotent-replayed') === 'true' };
    return judged(new Refusal(operation, JSON.parse(text) as ProblemBody, response), passes);
  } catch (error) {
    if (error instanceof Refusal) return judged(error, passes); // of the sign-in that came first
    if (isNetwork(error)) return { kind: 'unknown', status: 0, why: reasonOf(error) };
    throw error;
  }
}

const judged = (refusal: Refusal, passes: typeof isPassing): Refused | Unknown =>
  passes(refusal) ? { kind: 'unknown', status: refusal.status, why: refusal.code } : { kind: 'refused', refusal };

/** By name and not by class: fetch belongs to another realm than the tests that jest runs. */
const isNetwork = (error: unknown): boolean => /^(TypeError|TimeoutError|AbortError|SyntaxError)/.test(String(error));

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}

export const commandOf = ({ id, service }: Operation, key: string): Command => ({ key, operation: id, service });
