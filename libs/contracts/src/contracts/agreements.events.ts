import { defineEvent } from '@tradewind/kernel/event';
import { Code, Count, DateOnly, Flag, Id, Ids, ListOf, OneOf, Rate } from '../fields.js';
import { AGREEMENT_KINDS, type AgreementKind } from './agreements.js';
import { RegionCode } from './region-code.js';

export class ServiceContractEffectivePayload {
  @Id() readonly serviceContractId!: string;
  @Code() readonly serviceContractNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Rate({ max: '1000', doc: 'Hours within which the customer is answered' }) readonly responseHours!: string;
  @Rate({ max: '1000', doc: 'Hours within which a matter is resolved' }) readonly resolutionHours!: string;
  @DateOnly() readonly validFrom!: string;
  @DateOnly({ doc: 'Last day' }) readonly validUntil!: string;
}
/** Signed and sealed: what service was promised to a customer, and how quickly (CON-17). */
export const serviceContractEffective = defineEvent('contracts.service-contract-effective.v1', ServiceContractEffectivePayload);

export class TerritoryPayload {
  @RegionCode() readonly code!: string;
}
export class PartnerAgreementEffectivePayload {
  @Id() readonly partnerAgreementId!: string;
  @Code() readonly partnerAgreementNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @ListOf(() => TerritoryPayload) readonly regions!: readonly TerritoryPayload[];
  @Ids({ doc: 'None: all products' }) readonly productIds!: readonly string[];
  @Flag() readonly exclusive!: boolean;
  @Rate() readonly discount!: string;
  @Rate() readonly commission!: string;
  @Count() readonly settlementDays!: number;
  @DateOnly() readonly validFrom!: string;
  @DateOnly() readonly validUntil!: string;
}
/** Signed and sealed: who sells what for us, where and on which terms (CON-21). */
export const partnerAgreementEffective = defineEvent('contracts.partner-agreement-effective.v1', PartnerAgreementEffectivePayload);

export class AgreementExpiringPayload {
  @OneOf(AGREEMENT_KINDS, { name: 'AgreementKind' }) readonly kind!: AgreementKind;
  @Id() readonly agreementId!: string;
  @Code() readonly agreementNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly() readonly validUntil!: string;
}
/** Its last day is near: renew it, or let it end. */
export const agreementExpiring = defineEvent('contracts.agreement-expiring.v1', AgreementExpiringPayload);

export class AgreementEndedPayload {
  @OneOf(AGREEMENT_KINDS, { name: 'AgreementKind' }) readonly kind!: AgreementKind;
  @Id() readonly agreementId!: string;
  @Code() readonly agreementNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @OneOf(['expired', 'terminated'], { name: 'AgreementEnd' }) readonly how!: 'expired' | 'terminated';
  @DateOnly({ doc: 'First day on which it does not hold any more' }) readonly endedOn!: string;
}
/** It binds nobody from this day on. */
export const agreementEnded = defineEvent('contracts.agreement-ended.v1', AgreementEndedPayload);
