import type { Text } from './text.js';

/** What went wrong, in terms a caller can act on. Only the gateway knows which HTTP status each kind has. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'precondition-required'
  | 'refused'
  | 'too-many'
  | 'unavailable'
  | 'internal';

/** A lawful way out of a refusal: the operation to call and the permission that allows it. */
export interface WayForward {
  readonly operation: string;
  readonly whoMay: string;
}

/** Which rule of the regulation a fault enforces. */
export interface Rule {
  /** Id of the requirement, e.g. `ORD-06`. */
  readonly requirement: string;
  /** Where the customer's own regulation says so, e.g. `003-T §6.2`. */
  readonly clause?: string;
  readonly waysForward?: readonly WayForward[];
}

/** One wrong field: a JSON pointer into what was sent. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A fault as it crosses NATS. */
export interface FaultData {
  readonly code: string;
  readonly kind: FaultKind;
  readonly text: Text;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rule?: Rule;
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** A named refusal or failure. Everything else that is thrown is a bug and is told to nobody. */
export class Fault extends Error {
  readonly data: FaultData;

  constructor(data: FaultData) {
    super(data.text.en);
    this.name = 'Fault';
    this.data = data;
  }

  get code(): string {
    return this.data.code;
  }

  get kind(): FaultKind {
    return this.data.kind;
  }
}

type Facts = object;
type Given<F extends Facts> = keyof F extends never ? [] : [facts: F];

export interface FaultFactory<F extends Facts = object> {
  (...given: Given<F>): Fault;
  readonly code: string;
  readonly kind: FaultKind;
  readonly rule?: Rule;
}

/** What the registry and the documents need to know of a fault, whatever its facts are. */
export type DeclaredFault = Pick<FaultFactory, 'code' | 'kind' | 'rule'>;

/**
 * Declares a fault once: its stable code, its kind, the sentence a person reads in both languages,
 * and the rule it enforces with the lawful ways forward.
 */
export function defineFault<F extends Facts = object>(
  code: string,
  kind: FaultKind,
  say: { readonly en: (facts: F) => string; readonly zh: (facts: F) => string },
  rule?: Rule,
): FaultFactory<F> {
  const make = (...[given]: Given<F>): Fault => {
    const facts = given ?? ({} as F);
    const text = { en: say.en(facts), zh: say.zh(facts) };
    return new Fault({ code, kind, text, facts: { ...facts } as Record<string, unknown>, ...(rule && { rule }) });
  };
  return Object.assign(make, { code, kind, ...(rule && { rule }) });
}
