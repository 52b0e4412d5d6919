import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a shape in the document says; only what these programs read. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Spoken {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly object[];
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Spoken>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation, as the document describes it to whoever has nothing else. */
export interface Described {
  readonly id: string;
  readonly service: string;
  readonly method: string;
  /** `/api/v1/orders/{orderId}/confirm` */
  readonly path: string;
  /** `order:write`; null: everybody who is signed in, or everybody. */
  readonly permission: string | null;
  readonly isPublic: boolean;
  readonly params: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly body: Schema | null;
  readonly responses: ReadonlyMap<number, Content>;
  readonly takesKey: boolean;
}

/** The committed document, from the root of the repository. */
export const readDocument = (): OpenApi => JSON.parse(readFileSync(join(process.cwd(), 'docs/openapi.json'), 'utf8')) as OpenApi;

export const operationsIn = ({ paths }: OpenApi): Described[] =>
  Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, spoken]) => described(path, method.toUpperCase(), spoken)));

function described(path: string, method: string, { operationId, description = '', parameters = [], requestBody, responses, security }: Spoken): Described {
  const permission = /Needs: `([^`]+)`/.exec(description)?.[1] ?? null;
  return {
    ...{ id: operationId, service: operationId.split('.')[0] ?? '', method, path },
    permission: permission?.includes(':') ? permission : null,
    isPublic: security === undefined,
    params: parameters.filter((parameter) => parameter.in === 'path'),
    query: parameters.filter((parameter) => parameter.in === 'query'),
    body: requestBody?.content['application/json']?.schema ?? null,
    responses: new Map(Object.entries(responses).map(([status, { content = {} }]) => [parseInt(status, 10), content])),
    takesKey: parameters.some(({ name }) => name === 'Idempotency-Key'),
  };
}

/** The shape behind names, and the first of several. */
export function shapeOf(schema: Schema, document: OpenApi): Schema {
  const { $ref, allOf, anyOf } = schema;
  if ($ref !== undefined) return shapeOf(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, document);
  const [first] = allOf ?? anyOf ?? [];
  return first ? { ...schema, ...shapeOf(first, document) } : schema;
}
