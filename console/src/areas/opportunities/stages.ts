import type { ItemOf } from '../../api/call.js';
import { sumOf } from '../../components/decimal.js';

export type Opportunity = ItemOf<'customers.findOpportunities'>;
export type Stage = Opportunity['stage'];

/** In the order of selling (CUS-16). */
export const STAGES = ['research', 'contact', 'needs', 'proposal', 'negotiation', 'won', 'lost'] as const satisfies readonly Stage[];

/** What the cards of a stage may be worth together; those without an amount count nothing. */
export const worthOf = (cards: readonly Opportunity[], stage: Stage): string =>
  sumOf(cards.flatMap((card) => (card.stage === stage && card.expectedAmount !== null ? [card.expectedAmount] : [])));
