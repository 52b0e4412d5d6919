import type { ItemOf, ReplyOf } from '../../api/call.js';

export type Customer = ReplyOf<'customers.getCustomer'>;
export type Contact = Customer['contacts'][number];
export type Lead = ReplyOf<'customers.getLead'>;
export type CreditProfile = ReplyOf<'customers.getCreditProfile'>;
export type Purchase = ItemOf<'customers.listPurchases'>;

export const CUSTOMER_STATUSES = ['prospect', 'active', 'dormant', 'blocked', 'merged'] as const;
export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'converted', 'disqualified', 'recycled'] as const;
export const LEAD_SOURCES = ['exhibition', 'referral', 'phone', 'web', 'online-marketing', 'directory'] as const;
export const INTERACTION_KINDS = ['conversation', 'need', 'feedback', 'purchase'] as const;
export const PURPOSES = ['contract', 'care', 'marketing', 'logistics'] as const;
