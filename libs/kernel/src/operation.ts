import type { DeclaredFault } from './fault.js';
import { fieldsOf } from './field.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type HttpRoute = `${HttpMethod} /${string}`;
/** Who may: anybody, anybody signed in, or holders of a permission. */
export type Access = 'public' | 'signed-in' | `${string}:${string}`;
/**
 * What is let in first when there is more to do than can be done (R13): signing in, then commands, then reads,
 * and reports and exports only while nobody else waits.
 */
export type LoadClass = 'access' | 'command' | 'read' | 'report';
export type Shape<T extends object = object> = new () => T;

export interface OperationSpec<P extends object, Q extends object, B extends object, R> {
  readonly http: HttpRoute;
  readonly allow: Access;
  readonly summary: string;
  /** More for the reader of `/docs`: units, consequences, requirement ids. */
  readonly description?: string;
  readonly params?: Shape<P>;
  readonly query?: Shape<Q>;
  readonly body?: Shape<B>;
  readonly reply?: new () => R;
  readonly faults?: readonly DeclaredFault[];
  /** Said only where it is neither a plain command nor a plain read. */
  readonly load?: 'access' | 'report';
  /** The reply holds personal data in full, or a secret: it is never stored, not even under an Idempotency-Key; each try is carried out. */
  readonly confidentialReply?: true;
  /** What the service asks of others in the caller's name meanwhile, so that the caller needs it too. */
  readonly asks?: readonly Operation[];
  /** The services that may ask, and nobody else; set by `serviceOperation`. */
  readonly from?: readonly string[];
  /** Served on the bus to whoever may, but without a route of its own: a composed endpoint of the gateway asks it. */
  readonly unmounted?: true;
}

/** One request/reply operation: the only place its route, subject, payload, reply, permission and faults are written. */
export interface Operation<I extends object = object, R = unknown> {
  readonly service: string;
  readonly name: string;
  /** `contracts.approve`: how faults, logs and ways forward name it. */
  readonly id: string;
  /** NATS subject. */
  readonly subject: string;
  /** For the gateway, or for services: not mounted over HTTP, and refused to every access token. */
  readonly internal: boolean;
  /** True when it changes something; such an operation runs in one transaction. */
  readonly isCommand: boolean;
  readonly load: LoadClass;
  readonly spec: OperationSpec<object, object, object, R>;
  /** Only for the type system: the input is params, query and body together. */
  readonly input?: I;
}

export type Input<O> = O extends { readonly input?: infer I } ? Exclude<I, undefined> : never;
export type Reply<O> = O extends { readonly spec: OperationSpec<object, object, object, infer R> } ? R : never;
export interface Api<S extends string = string> {
  readonly service: S;
  /** What the gateway or other services ask for their own work; served, but neither mounted nor documented. */
  readonly internal: readonly Operation[];
  /** The published ones. */
  readonly operations: readonly Operation[];
}

/** An operation that `defineApi` has yet to give its service and name. */
export type Declared<I extends object, R> = (service: string, name: string) => Operation<I, R>;

/** What an operation without params, query or body takes. */
// oxlint-disable-next-line typescript/no-empty-object-type -- neutral in an intersection, unlike `object`
export interface Nothing {}

/** Declares an operation; `defineApi` gives it its service and name. */
export function operation<P extends object = Nothing, Q extends object = Nothing, B extends object = Nothing, R = void>(
  spec: OperationSpec<P, Q, B, R>,
): Declared<P & Q & B, R> {
  return (service, name) => ({
    service,
    name,
    id: `${service}.${name}`,
    subject: `rpc.${service}.${name}`,
    internal: spec.allow === FOR_THE_GATEWAY || spec.from !== undefined,
    isCommand: !spec.http.startsWith('GET '),
    load: spec.load ?? (spec.http.startsWith('GET ') ? 'read' : 'command'),
    spec,
  });
}

/** No post holds it: `serve` lets in only who shows the key that the gateway shares with the service. */
const FOR_THE_GATEWAY = 'gateway:internal';

/** Declares an operation that only the gateway calls, e.g. to have a signed request checked. */
export function internalOperation<B extends object, R>(spec: {
  readonly summary: string;
  readonly body: Shape<B>;
  readonly reply: new () => R;
  readonly faults?: readonly DeclaredFault[];
}): Declared<B, R> {
  return operation({ ...spec, http: 'POST /', allow: FOR_THE_GATEWAY });
}

/**
 * Declares an operation that the named services ask in their own name, e.g. as a step of a process nobody waits for (R5):
 * `serve` lets in only who signs with the key of one of them. With a `query` it reads, with a `body` it changes something.
 */
export function serviceOperation<Q extends object = Nothing, B extends object = Nothing, R = void>(spec: {
  readonly from: readonly string[];
  readonly summary: string;
  readonly query?: Shape<Q>;
  readonly body?: Shape<B>;
  readonly reply?: new () => R;
  readonly faults?: readonly DeclaredFault[];
}): Declared<Q & B, R> {
  return operation({ ...spec, http: spec.query ? 'GET /' : 'POST /', allow: 'service:signed' });
}

type Operations<T> = { readonly [K in keyof T]: T[K] extends Declared<infer I, infer R> ? Operation<I, R> : never };

/** The published operations of one service. */
// oxlint-disable-next-line typescript/no-explicit-any -- variance: a registry holds operations of every shape
export function defineApi<S extends string, T extends Record<string, Declared<any, any>>>(service: S, declared: T): Api<S> & Operations<T> {
  const entries = Object.entries(declared).map(([name, declare]) => [name, declare(service, name)] as const);
  const operations = entries.map(([, op]) => op as Operation);
  const isInside = ({ internal, spec }: Operation): boolean => internal || spec.unmounted === true;
  return {
    service,
    internal: operations.filter(isInside),
    operations: operations.filter((op) => !isInside(op)),
    ...(Object.fromEntries(entries) as Operations<T>),
  };
}

/** An input in the three places it comes from; each is validated against its own class, so a body cannot pose as a path. */
export interface Slots {
  readonly params: object;
  readonly query: object;
  readonly body: object;
}

/** Splits a typed input into its slots, by the fields each class declares. */
export function slotsOf(op: Operation, input: object): Slots {
  const params = pick(input, fieldsOf(op.spec.params));
  const query = pick(input, fieldsOf(op.spec.query));
  const taken = { ...params, ...query };
  const body = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in taken)));
  return { params, query, body };
}

function pick(input: object, fields: ReadonlyMap<string, unknown>): object {
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => fields.has(name) && value !== undefined));
}
