import type { Problem } from '../../api/call.js';
import { difference } from './money.js';

/** What a supplement has to bring so that what was refused for want of budget goes through (EXP-15). */
export function missingFor({ code, rule }: Problem): { readonly category: string; readonly amount: string } | undefined {
  if (code !== 'budget.exceeded' || !rule) return undefined;
  const { category, needed, available } = rule.facts;
  if (typeof category !== 'string' || typeof needed !== 'string' || typeof available !== 'string') return undefined;
  return { category, amount: difference(needed, available) };
}
