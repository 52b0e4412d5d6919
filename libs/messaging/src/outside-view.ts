import type { Actor } from '@tradewind/kernel/actor';

/** What goods cost us and what we earn on them: fields that no app of a partner is shown. */
export const OURS: ReadonlySet<string> = new Set(['standardCost', 'unitCost', 'cost', 'profit']);

/** A reply as whoever asked may see it: a partner's comes without our costs (S8). */
export const outsideView = ({ kind }: Actor, reply: unknown): unknown => (kind === 'partner' ? without(reply) : reply);

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !OURS.has(name))
      .map(([name, part]) => [name, without(part)]),
  );
}
