import { createHash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON (keys sorted): equal content, equal hash. */
export const contentHash = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    const entries = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
