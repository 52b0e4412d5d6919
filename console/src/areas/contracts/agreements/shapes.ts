import type { ReplyOf } from '../../../api/call.js';

export type ServiceContract = ReplyOf<'contracts.getServiceContract'>;
export type PartnerAgreement = ReplyOf<'contracts.getPartnerAgreement'>;
export type Agreement = ServiceContract | PartnerAgreement;

export const AGREEMENT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'effective', 'ending', 'expired', 'terminated', 'void'] as const;

/** What agreements of a kind are called by operations, addresses and the inbox. */
export const KINDS = {
  service: { operation: 'ServiceContract', id: 'serviceContractId', case: 'service-contract', path: '/service-contracts', template: 'service' },
  partner: { operation: 'PartnerAgreement', id: 'partnerAgreementId', case: 'partner-agreement', path: '/partner-agreements', template: 'partner' },
} as const;
export type Kind = (typeof KINDS)[keyof typeof KINDS];
