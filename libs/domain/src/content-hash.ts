import { hash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON (keys sorted): equal content, equal hash. */
export const contentHash = (content: unknown): string => hash('sha256', canonical(content));

/** As after a journey through JSON. Each trace is written in it, and read in it again when it is sealed: it makes nothing that it does not need. */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (saysItself(value)) return canonical(value.toJSON());
  let fields = '';
  for (const name of inOrder(Object.keys(value))) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field !== undefined) fields += `${fields === '' ? '' : ','}${quoted(name)}:${canonical(field)}`;
  }
  return `{${fields}}`;
}

/** Most objects are written in their order, or have two fields. */
function inOrder(names: string[]): string[] {
  const isInOrder = names.every((name, i) => i === 0 || (names[i - 1] ?? '') <= name);
  return isInOrder ? names : names.sort();
}

const saysItself = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';

/** Names are few and come again; those that people make up as they go are not remembered for ever. */
const MOST_NAMES = 2_000;
const known = new Map<string, string>();

function quoted(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = JSON.stringify(name);
  if (known.size < MOST_NAMES) known.set(name, made);
  return made;
}
