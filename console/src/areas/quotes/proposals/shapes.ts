import type { ReplyOf } from '../../../api/call.js';

export type Proposal = ReplyOf<'contracts.getProposal'>;
export type Edition = Proposal['current'];

export const PROPOSAL_STATUSES = ['draft', 'presented', 'accepted', 'dropped'] as const;
export const PRESENTATION_FORMS = ['meeting', 'video', 'call', 'written'] as const;
