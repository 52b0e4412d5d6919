import { createHash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON (keys sorted): equal content, equal hash. */
export const contentHash = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

/** Each trace is written in it, and read in it again when it is sealed: no list of a list, no sorting by a function. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object' || value instanceof Date) return JSON.stringify(value ?? null);
  let fields = '';
  for (const name of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, name);
    if (field !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonical(field)}`;
  }
  return `{${fields}}`;
}
