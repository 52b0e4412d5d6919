import type { ItemOf, ReplyOf } from '../../api/call.js';

export type Contract = ReplyOf<'contracts.getContract'>;
export type Archived = ItemOf<'contracts.searchArchive'>;
export type Copy = ItemOf<'contracts.findCopies'>;
export type Version = ReplyOf<'contracts.contractVersions'>['versions'][number];
export type Amendment = ReplyOf<'contracts.getAmendment'>;
export type Termination = ReplyOf<'contracts.getTermination'>;
export type Dispute = ReplyOf<'contracts.getDispute'>;

export const CONTRACT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'effective', 'fulfilled', 'expired', 'terminated'] as const;
export const COPY_STATUSES = ['issued', 'acknowledged'] as const;
export const AUTHORITIES = ['legal-representative', 'mandate'] as const;
export const PARTIES = ['customer', 'company'] as const;
export const AMENDMENT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'sealed', 'effective', 'void'] as const;
export const TERMINATION_STATUSES = ['in-review', 'returned', 'approved', 'ending', 'in-effect', 'void'] as const;
export const DISPUTE_STATUSES = ['open', 'closed'] as const;
export const DISPUTE_KINDS = ['dispute', 'advice'] as const;
