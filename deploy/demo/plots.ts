import { complaint, satisfaction, type Punctuality } from './after-delivery.ts';
import type { BranchCode } from './organisation.ts';
import type { Milestone } from './told-deal.ts';
import * as turn from './turns.ts';

/** A deal of the quarter: whose it is, when it begins, how far it comes. */
export interface PlannedDeal {
  readonly rep: 0 | 1;
  /** Which of the branch's companies; the same one again buys again. */
  readonly company: number;
  /** On a day of one of the three months before, or some days before today. */
  readonly begins: { readonly month: 0 | 1 | 2; readonly day: number } | { readonly daysAgo: number };
  readonly until: Milestone;
  readonly then?: turn.Turn;
  /** `new`: applied for in this deal; `known`: granted in an earlier one. */
  readonly credit?: 'new' | 'known';
  readonly sku?: string;
}

const afterwards =
  (company: number, punctuality: Punctuality | null, marks: readonly number[]): turn.Turn =>
  async (deal) => {
    if (punctuality) await complaint(deal, company, punctuality);
    await satisfaction(deal, marks);
  };

/** month, day, rep, company, complaint, marks */
type Line = readonly [month: 0 | 1 | 2, day: number, rep: 0 | 1, company: number, punctuality: Punctuality | null, marks: readonly number[]];

const ALL_THE_WAY: readonly Line[] = [
  [0, 1, 0, 0, 'in-time', [5, 5, 4]],
  [0, 8, 0, 1, null, [5, 4, 4]],
  [0, 10, 1, 3, 'solved-late', [3, 3, 4]],
  [0, 3, 1, 5, null, [5, 5, 4]],
  [1, 6, 0, 0, null, [5, 5, 5]],
  [1, 1, 0, 4, 'in-time', [5, 4, 5]],
  [1, 12, 1, 2, 'answered-late', [4, 3, 3]],
  [2, 2, 0, 1, null, [5, 5, 5]],
  [2, 7, 0, 6, 'in-time', [4, 5, 5]],
  [2, 4, 1, 3, null, [4, 4, 4]],
  [2, 1, 1, 7, 'in-time', [5, 4, 4]],
];

const COMPLETED: readonly PlannedDeal[] = [
  { begins: { month: 0, day: 2 }, rep: 1, company: 2, until: 'paid', credit: 'new', then: (deal) => satisfaction(deal, [4, 4, 5]) },
  ...ALL_THE_WAY.map(([month, day, rep, company, punctuality, marks]): PlannedDeal => ({
    begins: { month, day },
    rep,
    company,
    until: company === 2 ? 'paid' : 'invoiced',
    then: afterwards(company, punctuality, marks),
    ...(company === 2 && { credit: 'known' }),
  })),
];

const daysAgo = (days: number) => ({ begins: { daysAgo: days } });

/** Where deals stand today, so that every list has something in every state. */
const ON_THE_WAY: Readonly<Record<BranchCode, readonly PlannedDeal[]>> = {
  bj: [
    { ...daysAgo(1), rep: 0, company: 8, until: 'lead' },
    { ...daysAgo(22), rep: 1, company: 9, until: 'contacted', then: turn.disqualified },
    { ...daysAgo(20), rep: 0, company: 10, until: 'contacted', then: turn.recycled },
    { ...daysAgo(9), rep: 1, company: 11, until: 'needs' },
    { ...daysAgo(30), rep: 0, company: 12, until: 'quoted', then: turn.declined },
    { ...daysAgo(12), rep: 1, company: 13, until: 'quoted', then: turn.requoted },
    { ...daysAgo(14), rep: 0, company: 14, until: 'submitted' },
    { ...daysAgo(12), rep: 0, company: 0, until: 'contract-drafted' },
    { ...daysAgo(15), rep: 0, company: 1, until: 'approved' },
    { ...daysAgo(16), rep: 0, company: 4, until: 'signed' },
    { ...daysAgo(16), rep: 1, company: 5, until: 'sealed' },
    { ...daysAgo(17), rep: 0, company: 6, until: 'stock-checked', sku: 'STONE-QTZ' },
    { ...daysAgo(18), rep: 1, company: 7, until: 'confirmed' },
    { begins: { month: 2, day: 1 }, rep: 1, company: 2, until: 'delivered', credit: 'known' },
    { ...daysAgo(28), rep: 1, company: 3, until: 'delivered', then: turn.ticketProposed },
    { ...daysAgo(24), rep: 1, company: 5, until: 'confirmed', then: turn.cancelled },
    { ...daysAgo(23), rep: 0, company: 4, until: 'released', then: turn.partlyShipped },
    { ...daysAgo(34), rep: 0, company: 1, until: 'invoiced', then: turn.visitScheduled(30) },
  ],
  cd: [
    { ...daysAgo(3), rep: 0, company: 8, until: 'contacted' },
    { ...daysAgo(8), rep: 1, company: 9, until: 'credit-applied', credit: 'new' },
    { ...daysAgo(11), rep: 0, company: 10, until: 'quote-drafted' },
    { ...daysAgo(12), rep: 1, company: 11, until: 'accepted' },
    { ...daysAgo(4), rep: 0, company: 12, until: 'converted' },
    { ...daysAgo(20), rep: 1, company: 13, until: 'approved', then: turn.terminated },
    { ...daysAgo(18), rep: 0, company: 14, until: 'consented' },
    { ...daysAgo(19), rep: 0, company: 0, until: 'reported' },
    { ...daysAgo(20), rep: 0, company: 1, until: 'reported', then: turn.rejected },
    { ...daysAgo(20), rep: 0, company: 4, until: 'paid' },
    { ...daysAgo(21), rep: 1, company: 5, until: 'planned' },
    { ...daysAgo(21), rep: 0, company: 6, until: 'dispatched' },
    { ...daysAgo(22), rep: 1, company: 7, until: 'dispatched', then: turn.heldUp },
    { ...daysAgo(17), rep: 1, company: 2, until: 'confirmed', credit: 'known' },
    { begins: { month: 2, day: 18 }, rep: 1, company: 2, until: 'delivered', credit: 'known', then: turn.partPaid },
    { ...daysAgo(40), rep: 1, company: 7, until: 'invoiced', then: turn.visitScheduled(4) },
    { ...daysAgo(30), rep: 1, company: 3, until: 'invoiced', then: turn.ticketNew },
    { ...daysAgo(29), rep: 0, company: 0, until: 'invoice-requested', then: turn.surveySent },
  ],
};

export const dealsOf = (branch: BranchCode): readonly PlannedDeal[] => [...COMPLETED, ...ON_THE_WAY[branch]];
