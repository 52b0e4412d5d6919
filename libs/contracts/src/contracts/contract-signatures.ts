import { defineFault } from '@tradewind/kernel/fault';
import { Code, Count, DateOnly, Id, ListOf, OneOf, Text } from '../fields.js';
import { PageRequest } from '../page.js';

export const SIGNING_PARTIES = ['customer', 'company'] as const;
export type SigningParty = (typeof SIGNING_PARTIES)[number];

/** 法定代表人, or 委托代理人 with a power of attorney. */
export const SIGNING_AUTHORITIES = ['legal-representative', 'mandate'] as const;
export type SigningAuthority = (typeof SIGNING_AUTHORITIES)[number];

/** One party's signature: who, when, and by what right. */
export class SignForParty {
  @OneOf(SIGNING_PARTIES, { name: 'SigningParty' }) readonly party!: SigningParty;
  @DateOnly() readonly signedOn!: string;
  @Text({ max: 100 }) readonly signatory!: string;
  @OneOf(SIGNING_AUTHORITIES, { name: 'SigningAuthority' }) readonly authority!: SigningAuthority;
  @Text({ max: 60, optional: true, holds: 'reference', doc: 'Number of the power of attorney; needed with `mandate`' }) readonly mandateNo?: string;
}

export class PartySignatureView {
  @OneOf(SIGNING_PARTIES, { name: 'SigningParty' }) readonly party!: SigningParty;
  @DateOnly() readonly signedOn!: string;
  @Text() readonly signatory!: string;
  @OneOf(SIGNING_AUTHORITIES, { name: 'SigningAuthority' }) readonly authority!: SigningAuthority;
  @Text({ nullable: true }) readonly mandateNo!: string | null;
  @Id({ doc: 'Who recorded it' }) readonly recordedBy!: string;
  @Text() readonly recordedByName!: string;
}

/** Papers that take effect by the contract seal. */
export const SEALED_PAPERS = ['contract', 'service-contract', 'partner-agreement'] as const;
export type SealedPaper = (typeof SEALED_PAPERS)[number];

export class FindSealUses extends PageRequest {
  @OneOf(SEALED_PAPERS, { name: 'SealedPaper', optional: true, doc: 'Which part of the register; contracts and their amendments if left out' })
  readonly paper?: SealedPaper;
  @Text({ max: 100, optional: true, doc: 'Part of the customer’s name, a number, pinyin or its initials' }) readonly q?: string;
}

class SealedView {
  @Text({ doc: 'Which seal' }) readonly sealNo!: string;
  @DateOnly() readonly sealedOn!: string;
  @Count({ doc: 'Sealed copies' }) readonly copies!: number;
  @Id() readonly sealedBy!: string;
  @Text() readonly sealedByName!: string;
}

/** The seal on an amendment 补充协议. */
export class AmendmentSealView extends SealedView {
  @Id({ doc: 'The amendment' }) readonly id!: string;
  @Code() readonly amendmentNo!: string;
}

/** A line of the seal register 用印登记: a contract or agreement, and what was sealed to change it. */
export class SealUseView extends SealedView {
  @OneOf(SEALED_PAPERS, { name: 'SealedPaper' }) readonly paper!: SealedPaper;
  @Id({ doc: 'The contract or agreement' }) readonly id!: string;
  @Code() readonly contractNo!: string;
  @Text() readonly customerName!: string;
  @ListOf(() => AmendmentSealView, { doc: 'Oldest first; also of an amendment that fell after it was sealed' })
  readonly amendments!: readonly AmendmentSealView[];
}

export const partySigned = defineFault('contract.party-signed', 'conflict', {
  en: (d: { party: SigningParty; signedOn: string }) => `The ${d.party} signed already, on ${d.signedOn}.`,
  zh: (d) => `${d.party === 'customer' ? '需方' : '供方'}已于 ${d.signedOn} 签字。`,
});

export const mandateMissing = defineFault(
  'contract.mandate-missing',
  'refused',
  {
    en: (d: { signatory: string }) =>
      `${d.signatory} signs for somebody else: give the number of the power of attorney, or have the legal representative sign.`,
    zh: (d) => `${d.signatory} 为委托代理人：请填写授权委托书编号，或由法定代表人签字。`,
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.signForParty', whoMay: 'contract:sign' }] },
);

export const lotSignedByAnother = defineFault(
  'contract.lot-signed-by-another',
  'refused',
  {
    en: (d: { signatory: string }) =>
      `It sells a lot as a whole, and is valid only when the sales manager signs for us, under their own name; ${d.signatory} cannot. Have the sales manager sign.`,
    zh: (d) => `处理产品包销合同须由销售经理本人代表公司签字方为有效，${d.signatory} 不能代签。请由销售经理签字。`,
  },
  { requirement: 'CON-10', clause: '003-T §10.8', waysForward: [{ operation: 'contracts.signForParty', whoMay: 'contract:sign-lot' }] },
);
