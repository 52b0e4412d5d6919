import { defineFault, type DeclaredFault } from '@tradewind/kernel/fault';
import { Amount, Code, Count, DateOnly, Id, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { contractLawUntrained } from '../identity/trainings.api.js';
import { OPENING_FAULTS } from '../review-faults.js';
import { ReviewView } from '../review.js';
import { mandateMissing, partySigned, PartySignatureView } from './contract-signatures.js';
import { noEffectiveTemplate, SealView, SignatureView, slotEmpty } from './contracts.api.js';
import { customerNotServed } from './quotes.api.js';
import { TERMINATION_GROUNDS, type TerminationGround } from './terminations.api.js';

/** Agreements for a period that open no order: with a customer for service, with a partner for a territory. */
export const AGREEMENT_KINDS = ['service', 'partner'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** `ending`: in effect, and its early end is under review or agreed to; `void`: given up before it took effect. */
export const AGREEMENT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'effective', 'ending', 'expired', 'terminated', 'void'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** A new one for another period; what it says is taken over, who agreed to it is not. */
export class RenewAgreement {
  @DateOnly({ doc: 'First day of the new period' }) readonly validFrom!: string;
  @DateOnly({ doc: 'Last day of the new period' }) readonly validUntil!: string;
}

export class EndAgreement {
  @OneOf(TERMINATION_GROUNDS, { name: 'TerminationGround' }) readonly ground!: TerminationGround;
  @Text({ max: 500, doc: 'Why; those who approve read it' }) readonly reason!: string;
  @DateOnly({ doc: 'Day on which it ends' }) readonly endsOn!: string;
}

export class ConcludeAgreementEnd {
  @DateOnly({ doc: 'Day on which the end was signed, or our notice arrived' }) readonly concludedOn!: string;
  @Code({ max: 60, doc: 'Number of the paper or of the notice' }) readonly documentNo!: string;
  @Text({ max: 100, optional: true, doc: 'Who signed for the other side; needed for an end by agreement' }) readonly customerSignatory?: string;
}

export class VoidAgreement {
  @Text({ max: 500 }) readonly reason!: string;
}

export class AgreementEndView {
  @DateOnly() readonly concludedOn!: string;
  @Code() readonly documentNo!: string;
  @Text({ nullable: true }) readonly customerSignatory!: string | null;
  @Id() readonly recordedBy!: string;
  @Text() readonly recordedByName!: string;
}

/** Its end before its last day, as it was asked for and agreed to. */
export class AgreementEndingView {
  @OneOf(TERMINATION_GROUNDS, { name: 'TerminationGround' }) readonly ground!: TerminationGround;
  @Text({ max: 500 }) readonly reason!: string;
  @DateOnly() readonly endsOn!: string;
  @Id() readonly requestedBy!: string;
  @One(() => ReviewView, { nullable: true }) readonly review!: ReviewView | null;
  @DateOnly({ nullable: true }) readonly agreedOn!: string | null;
  @One(() => AgreementEndView, { nullable: true }) readonly conclusion!: AgreementEndView | null;
}

/** What agreements of both kinds show. */
export class AgreementView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on first submission' }) readonly no!: string | null;
  @OneOf(AGREEMENT_STATUSES, { name: 'AgreementStatus' }) readonly status!: AgreementStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id({ doc: 'Customer or partner' }) readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly() readonly validFrom!: string;
  @DateOnly() readonly validUntil!: string;
  @Code() readonly currency!: string;
  @Amount({ doc: 'What reviewers are asked by; 0 where no sum is agreed' }) readonly total!: string;
  @Code() readonly templateCode!: string;
  @Count() readonly templateVersion!: number;
  @Text() readonly title!: string;
  @Text({ doc: 'SHA-256 of what is agreed to' }) readonly contentHash!: string;
  @Id() readonly draftedBy!: string;
  @Id({ nullable: true, doc: 'The one that it follows' }) readonly renewsId!: string | null;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review of its content' }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0, doc: 'Reviews that were returned before it, and those of ends that came to nothing' })
  readonly earlierReviews!: readonly ReviewView[];
  @ListOf(() => PartySignatureView, { min: 0 }) readonly signatures!: readonly PartySignatureView[];
  @One(() => SignatureView, { nullable: true }) readonly signature!: SignatureView | null;
  @One(() => SealView, { nullable: true }) readonly seal!: SealView | null;
  @DateOnly({ nullable: true, doc: 'Day of the seal' }) readonly effectiveOn!: string | null;
  @One(() => AgreementEndingView, { nullable: true }) readonly ending!: AgreementEndingView | null;
  @DateOnly({ nullable: true, doc: 'Day on which it expired or ended early' }) readonly endedOn!: string | null;
  @Text({ max: 500, nullable: true }) readonly voidBecause!: string | null;
}

/** How agreements refuse: the same rules, and of each kind the lawful ways that it has. */
function faultsOf(code: string, name: string) {
  const way = (verb: string, whoMay: string) => ({ operation: `contracts.${verb}${name}`, whoMay });
  const [change, renew, end] = [way('change', 'contract:write'), way('renew', 'contract:write'), way('end', 'contract:write')];
  const [decide, seal, conclude] = [way('decide', 'contract:review'), way('seal', 'contract:seal'), way('concludeEndOf', 'contract:sign')];
  return {
    fixed: defineFault(
      `${code}.terms-fixed`,
      'refused',
      {
        en: (d: { status: string }) =>
          `It is ${d.status}; what it says changes only while it is a draft. A reviewer can return it; what is in effect is renewed, or ended and made anew.`,
        zh: (d) => `状态为“${d.status}”，内容只能在草稿状态修改。可由会审人退回；已生效的请续签，或解除后重新订立。`,
      },
      { requirement: 'CON-06', clause: '003-T §10.5', waysForward: [decide, renew] },
    ),

    periodWrong: defineFault(
      `${code}.period-wrong`,
      'refused',
      {
        en: (d: { validFrom: string; validUntil: string; today: string }) =>
          `A period from ${d.validFrom} until ${d.validUntil} binds nobody: it ends before it begins, or before today, ${d.today}. Agree another one.`,
        zh: (d) => `有效期 ${d.validFrom} 至 ${d.validUntil} 无效：止期早于起期或今天（${d.today}）。请另行约定。`,
      },
      { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [change] },
    ),

    templateOutdated: defineFault(
      `${code}.template-outdated`,
      'refused',
      {
        en: (d: { templateCode: string; used: number; inForce: number }) =>
          `The draft uses version ${d.used} of template "${d.templateCode}"; version ${d.inForce} is in force. Change the draft: it then takes the wording in force.`,
        zh: (d) => `草稿使用范本“${d.templateCode}”第 ${d.used} 版，现行为第 ${d.inForce} 版。请修改草稿，系统将采用现行版本。`,
      },
      { requirement: 'CON-06', clause: '003-T §10.5', waysForward: [change] },
    ),

    notAgreed: defineFault(
      `${code}.not-agreed-by-all`,
      'refused',
      {
        en: () => 'Not every reviewer agreed to exactly this content; it is not signed, sealed or ended. Have it reviewed.',
        zh: () => '并非所有会审人均同意当前内容，不得签订、盖章或解除。请先完成会审。',
      },
      { requirement: 'CON-03', clause: '003-T §10.2', waysForward: [decide] },
    ),

    dayWrong: defineFault(
      `${code}.day-out-of-order`,
      'refused',
      {
        en: (d: { what: string; on: string; earliest: string; today: string }) =>
          `It cannot have been ${d.what} on ${d.on}: the step before was done on ${d.earliest}, and today is ${d.today}. Give the true day.`,
        zh: (d) => `不可能在 ${d.on} 完成此步骤：上一步于 ${d.earliest} 完成，今天是 ${d.today}。请填写真实日期。`,
      },
      { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [seal, conclude] },
    ),

    sealedBySignatory: defineFault(
      `${code}.sealed-by-signatory`,
      'refused',
      {
        en: () => 'Whoever signed it, or recorded a signature, does not apply the seal; the keeper of the contract seal must.',
        zh: () => '签订人不得加盖合同章，须由合同章保管人盖章。',
      },
      { requirement: 'CON-08', clause: '003-T §10.3', waysForward: [seal] },
    ),

    notInEffect: defineFault(
      `${code}.not-in-effect`,
      'refused',
      {
        en: (d: { no: string | null; status: string }) =>
          `${d.no ?? 'It'} is ${d.status}; only what is in effect is ended early, and only what was in effect is renewed.`,
        zh: (d) => `${d.no ?? '该协议'} 状态为“${d.status}”；只有生效中的可提前解除，只有曾生效的可续签。`,
      },
      { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [change] },
    ),

    endTooEarly: defineFault(
      `${code}.end-too-early`,
      'refused',
      {
        en: (d: { endsOn: string; today: string }) => `It ends on ${d.endsOn}; today is ${d.today}. Conclude it on that day, or have an earlier end agreed to.`,
        zh: (d) => `于 ${d.endsOn} 终止，今天是 ${d.today}。请届时办理，或另行申请提前。`,
      },
      { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [end] },
    ),

    endUnsigned: defineFault(
      `${code}.end-unsigned`,
      'refused',
      {
        en: () => 'What ends by agreement is ended by both sides: say who signed for the other side.',
        zh: () => '协议解除须双方签字：请填写对方签字人。',
      },
      { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [conclude] },
    ),
  };
}

export const AGREEMENT_FAULTS = {
  service: faultsOf('service-contract', 'ServiceContract'),
  partner: faultsOf('partner-agreement', 'PartnerAgreement'),
} as const satisfies Readonly<Record<AgreementKind, object>>;

type Verb = 'drafting' | 'changing' | 'submitting' | 'signing' | 'sealing' | 'renewing' | 'ending' | 'concluding';

/** By what an operation does: how it may refuse, besides what only its kind knows. */
export function refusalsOf(kind: AgreementKind): Readonly<Record<Verb, readonly DeclaredFault[]>> {
  const { fixed, periodWrong, templateOutdated, notAgreed, dayWrong, sealedBySignatory, notInEffect, endTooEarly, endUnsigned } = AGREEMENT_FAULTS[kind];
  const drafting = [noEffectiveTemplate, slotEmpty, periodWrong, customerNotServed];
  return {
    drafting: [...drafting, contractLawUntrained],
    changing: [fixed, ...drafting],
    submitting: [templateOutdated, periodWrong, slotEmpty, noEffectiveTemplate, ...OPENING_FAULTS],
    signing: [notAgreed, dayWrong, partySigned, mandateMissing, contractLawUntrained],
    sealing: [notAgreed, sealedBySignatory, dayWrong, periodWrong],
    renewing: [notInEffect, ...drafting, contractLawUntrained],
    ending: [notInEffect, ...OPENING_FAULTS],
    concluding: [notAgreed, endTooEarly, endUnsigned, dayWrong],
  };
}
