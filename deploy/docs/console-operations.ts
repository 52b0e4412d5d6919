import { publishedApi } from './published-api.ts';

const HEAD = `// Made by \`npm run docs\` from docs/openapi.json: how each operation is reached, who may, and what of its arguments belongs into the query.
import type { OperationId } from './operation-types.js';

export const OPERATIONS: Readonly<Record<OperationId, readonly [http: string, allow: string, query?: string]>> = {
`;

/** console/src/api/operations.gen.ts: short, since every browser loads it. */
export function consoleOperations(): string {
  const lines = publishedApi().operations.map(({ id, method, path, allow, inQuery }) => {
    const query = inQuery.length === 0 ? [] : [inQuery.map(({ name }) => name).join(' ')];
    return `  '${id}': [${[`${method} ${path}`, allow, ...query].map((each) => `'${each}'`).join(', ')}],\n`;
  });
  return `${HEAD}${lines.join('')}};\n`;
}
