import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { AUDITED_SERVICES } from '../audit/audit.api.js';
import { Code, Count, DateOnly, Id, Instant, ListOf, OneOf, Text } from '../fields.js';
import { CONTROL_KINDS, type ControlKind } from '../policies/regulations.api.js';

export class AskEvidence {
  @DateOnly({ optional: true, doc: 'First day; default: 30 days before the last' }) readonly from?: string;
  @DateOnly({ optional: true, doc: 'Last day; default: today' }) readonly to?: string;
}

/** Somebody by whose approval a control was set aside. */
export class ExceptedByView {
  @Id({ nullable: true, doc: 'Null where nobody has decided yet' }) readonly personId!: string | null;
  @Text({ nullable: true }) readonly name!: string | null;
  @Count() readonly count!: number;
}

/** How often a control did its work, and how often it was set aside. */
export class ControlFiguresView {
  @OneOf(CONTROL_KINDS, { name: 'ControlKind' }) readonly kind!: ControlKind;
  @Text({ max: 100 }) readonly key!: string;
  @Count({ doc: 'Changes decided under it, or made by the clock' }) readonly fired!: number;
  @Count({ doc: 'Requests it refused' }) readonly refused!: number;
  @Count({ doc: 'Cases in which it was set aside: a price exception, a deviation, a supplement, an escalated step' }) readonly excepted!: number;
  @ListOf(() => ExceptedByView, { min: 0, doc: 'By whose approval' }) readonly exceptedBy!: readonly ExceptedByView[];
  @Instant() readonly lastAt!: string;
}

export class EvidenceView {
  @Code() readonly service!: string;
  @DateOnly() readonly from!: string;
  @DateOnly() readonly to!: string;
  @ListOf(() => ControlFiguresView, { min: 0 }) readonly controls!: readonly ControlFiguresView[];
}

type EvidenceApi = Api & { readonly evidence: Operation<AskEvidence, EvidenceView> };

/** What the controls of one service did: the same operation everywhere. */
export const evidenceApi = (service: string): EvidenceApi =>
  defineApi(service, {
    evidence: operation({
      http: `GET /evidence/${service}`,
      allow: 'audit:read',
      load: 'report',
      summary: `How often each control of ${service} fired, refused and was set aside (XCT-01, XCT-05)`,
      description:
        'Refusals are counted by day beside the work they refused; approvals, values and clocks are counted in the audit trail, exceptions in the reviews that allowed them.',
      query: AskEvidence,
      reply: EvidenceView,
    }),
  });

export const EVIDENCE_APIS: readonly EvidenceApi[] = AUDITED_SERVICES.map(evidenceApi);
