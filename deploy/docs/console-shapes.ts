import { publishedApi, type PublishedOperation, type Schema } from './published-api.ts';

// openapi-typescript says every answer of every status of 500 operations, which costs tsc 13 seconds at each check;
// the console asks only what goes in and what comes back when it is done.

const HEAD = '// Made by `npm run docs` from docs/openapi.json: what operations take and answer.\n';

/** console/src/api/shapes.gen.d.ts: an interface for each schema, and the operations by what can be done with them. */
export function consoleShapes(): string {
  const { operations, schemas } = publishedApi();
  const shapes = Object.entries(schemas)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => declared(name, schema));
  const groups = Object.groupBy(operations, (operation) => groupOf(operation, schemas));
  const tables = (['Reads', 'Lists', 'Commands', 'Files'] as const).map((group) => tableOf(group, groups[group] ?? []));
  return [HEAD, ...shapes, ...tables].join('\n');
}

function declared(name: string, schema: Schema): string {
  return schema.properties ? `export interface ${name} ${objectOf(schema)}\n` : `export type ${name} = ${typeOf(schema)};\n`;
}

function groupOf({ method, reply, repliesFile }: PublishedOperation, schemas: Readonly<Record<string, Schema>>): 'Reads' | 'Lists' | 'Commands' | 'Files' {
  if (repliesFile) return 'Files';
  if (method !== 'GET') return 'Commands';
  const { properties = {} } = schemas[nameOf(reply ?? {})] ?? {};
  return 'items' in properties && 'nextCursor' in properties ? 'Lists' : 'Reads';
}

const tableOf = (group: string, operations: readonly PublishedOperation[]): string => {
  const lines = operations.map(
    (operation) => `  '${operation.id}': { args: ${argsOf(operation)}; reply: ${operation.reply ? typeOf(operation.reply) : 'undefined'} };\n`,
  );
  return `export interface ${group} {\n${lines.join('')}}\n`;
};

function argsOf({ inPath, inQuery, body }: PublishedOperation): string {
  const named = [...inPath, ...inQuery].map(({ name, required, schema }) => fieldOf(name, schema, required === true));
  const parts = [...(named.length > 0 ? [`{ ${named.join(' ')} }`] : []), ...(body ? [typeOf(body)] : [])];
  return parts.length === 0 ? 'object' : parts.join(' & ');
}

function objectOf({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]) => `  ${fieldOf(name, schema, required.includes(name))}\n`);
  return `{\n${fields.join('')}}`;
}

const fieldOf = (name: string, schema: Schema, isRequired: boolean): string =>
  isRequired ? `readonly ${name}: ${typeOf(schema)};` : `readonly ${name}?: ${typeOf(schema)} | undefined;`;

const nameOf = ({ $ref = '' }: Schema): string => $ref.replace('#/components/schemas/', '');

const PLAIN: Readonly<Record<string, string>> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return nameOf(schema);
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((each) => `'${each}'`).join(' | ');
  return [schema.type ?? 'object']
    .flat()
    .map((type) => simple(type, schema))
    .join(' | ');
}

function simple(type: string, schema: Schema): string {
  if (type === 'array') return `readonly ${inBrackets(typeOf(schema.items ?? {}))}[]`;
  if (type === 'object') return schema.properties ? objectOf(schema) : 'Readonly<Record<string, unknown>>';
  return PLAIN[type] ?? 'unknown';
}

const inBrackets = (type: string): string => (/[ |&]/.test(type) ? `(${type})` : type);
