import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../local/paths.ts';

/** The part of OpenAPI 3.1 that our own document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Documented {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What a client has to know of one operation. */
export interface PublishedOperation {
  /** `orders.getOrder` */
  readonly id: string;
  readonly method: string;
  /** `/orders/{orderId}`, below `/api/v1` */
  readonly path: string;
  /** `order:read`, `signed-in` or `public` */
  readonly allow: string;
  readonly inPath: readonly Parameter[];
  readonly inQuery: readonly Parameter[];
  readonly body: Schema | undefined;
  /** Undefined: nothing, or a file. */
  readonly reply: Schema | undefined;
  readonly repliesFile: boolean;
}

const BASE = '/api/v1';

/** The API as docs/openapi.json publishes it: the console is a client like any other. */
export function publishedApi(): { readonly operations: readonly PublishedOperation[]; readonly schemas: Readonly<Record<string, Schema>> } {
  const { paths, components } = JSON.parse(readFileSync(join(repository, 'docs/openapi.json'), 'utf8')) as Document;
  const operations = Object.entries(paths)
    .filter(([path]) => path.startsWith(BASE))
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, documented]) => published(method.toUpperCase(), path.slice(BASE.length), documented)));
  return { operations: operations.toSorted((a, b) => (a.id < b.id ? -1 : 1)), schemas: components.schemas };
}

function published(method: string, path: string, { operationId: id, description, parameters = [], requestBody, responses }: Documented): PublishedOperation {
  const content = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};
  const reply = content['application/json']?.schema;
  return {
    ...{ id, method, path, allow: /Needs: `([^`]+)`/.exec(description ?? '')?.[1] ?? 'public' },
    inPath: parameters.filter((each) => each.in === 'path'),
    inQuery: parameters.filter((each) => each.in === 'query'),
    body: requestBody?.content?.['application/json']?.schema,
    reply,
    repliesFile: reply === undefined && Object.keys(content).length > 0,
  };
}
