import type { ArgsOf, ReplyOf } from '../../api/call.js';

export type Quote = ReplyOf<'contracts.getQuote'>;
export type QuotedLine = Quote['lines'][number];
export type QuotedItem = ArgsOf<'contracts.draftQuote'>['lines'][number];
export type EffectivePrice = ReplyOf<'contracts.getEffectivePrices'>['items'][number];
export type PriceException = ReplyOf<'contracts.getPriceException'>;

export const QUOTE_STATUSES = ['draft', 'issued', 'accepted', 'declined', 'expired', 'superseded'] as const;
export const EXCEPTION_STATUSES = ['in-review', 'returned', 'approved', 'withdrawn', 'expired'] as const;
export const EXCEPTION_KINDS = ['discount', 'damaged-lot', 'exclusive-lot'] as const;
export const PAYMENTS = ['prepay', 'credit'] as const;
export const REQUIREMENT_ABOUTS = ['product', 'specification', 'quality', 'packing', 'delivery', 'service', 'other'] as const;
