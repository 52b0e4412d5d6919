import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, Instant, Json, ListOf, One, Text } from '../fields.js';
import { ContractId, contractNotFound } from './contracts.api.js';

/** What the pack is about, who made it, when. */
export class EvidenceHeaderView {
  @Text() readonly format!: string;
  @Code() readonly service!: string;
  @Code() readonly subject!: string;
  @Id() readonly subjectId!: string;
  @Text({ nullable: true }) readonly subjectNo!: string | null;
  @Instant() readonly madeAt!: string;
  @Id() readonly madeBy!: string;
  @Text() readonly madeByName!: string;
}

/** One thing that is evidence; `hash` chains it to all before it, `signature` is the service's over that hash. */
export class EvidenceEntryView {
  @Count({ min: 1 }) readonly n!: number;
  @Code({ doc: '`contract`, `text`, `review`, `deviation`, `milestone`, `signature`, `seal`, `copy`, `order`, `receipt`, `audit` …' }) readonly kind!: string;
  @Text({ doc: 'Id of the record, name of the version …' }) readonly id!: string;
  @Json() readonly content!: object;
  @Text({ doc: 'SHA-256 over the entry before and this one' }) readonly hash!: string;
  @Text() readonly signature!: string;
}

export class EvidenceSealView {
  @Count({ doc: 'Entries in all' }) readonly count!: number;
  @Text({ doc: 'Of the last entry' }) readonly hash!: string;
  @Text({ doc: 'Of the public key in `public.jwks.json`' }) readonly keyId!: string;
  @Text() readonly signature!: string;
}

export class EvidencePackView {
  @One(() => EvidenceHeaderView) readonly header!: EvidenceHeaderView;
  @ListOf(() => EvidenceEntryView, { max: 10_000 }) readonly entries!: readonly EvidenceEntryView[];
  @One(() => EvidenceSealView) readonly seal!: EvidenceSealView;
}

export const trailNotSealedYet = defineFault('evidence.trail-not-sealed-yet', 'conflict', {
  en: (d: { traces: number }) => `${d.traces} traces of this contract are not sealed yet; that takes a second. Ask again.`,
  zh: (d) => `该合同有 ${d.traces} 条审计记录尚未封存，约需一秒，请稍后再试。`,
});

export const trailBroken = defineFault('evidence.trail-broken', 'conflict', {
  en: (d: { branch: string; seq: number }) =>
    `Link ${d.seq} of the audit trail of ${d.branch} is not what was sealed: no evidence is given before \`npm run audit:verify\` has been looked at.`,
  zh: (d) => `分公司 ${d.branch} 审计链第 ${d.seq} 环与封存内容不符；须先核查（npm run audit:verify），不得出具证据包。`,
});

export const contractEvidenceApi = defineApi('contracts', {
  contractEvidence: operation({
    http: 'GET /contracts/:contractId/evidence',
    allow: 'audit:read',
    load: 'report',
    summary: 'Evidence pack of a contract: everything that was said, agreed, signed, sealed and traced (XCT-05, CON-14)',
    description:
      'Forms, approvals with decider, time and policy version, clocks, template, deviations, signatures, seal, copies, order and receipts, and the audit entries with their links. Each entry is hash-chained and signed; `npm run evidence:verify -- file --keys public.jwks.json` checks it without the platform.',
    params: ContractId,
    reply: EvidencePackView,
    faults: [contractNotFound, trailNotSealedYet, trailBroken],
  }),
});
