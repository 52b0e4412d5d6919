import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { AUDITED_SERVICES } from '../audit/audit.api.js';
import { Code, Count, DateOnly, Instant, ListOf, OneOf, Text } from '../fields.js';
import { CONTROL_KINDS, type ControlKind } from '../policies/regulations.api.js';

export class AskEvidence {
  @DateOnly({ optional: true, doc: 'First day; default: 30 days before the last' }) readonly from?: string;
  @DateOnly({ optional: true, doc: 'Last day; default: today' }) readonly to?: string;
}

/** How often a control did its work. */
export class ControlFiguresView {
  @OneOf(CONTROL_KINDS, { name: 'ControlKind' }) readonly kind!: ControlKind;
  @Text({ max: 100 }) readonly key!: string;
  @Count({ doc: 'Changes decided under it, or made by the clock' }) readonly fired!: number;
  @Count({ doc: 'Requests it refused' }) readonly refused!: number;
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
      summary: `How often each control of ${service} fired and refused (XCT-01, XCT-05)`,
      description: 'Refusals are counted by day beside the work they refused; approvals, values and clocks are counted in the audit trail.',
      query: AskEvidence,
      reply: EvidenceView,
    }),
  });

export const EVIDENCE_APIS: readonly EvidenceApi[] = AUDITED_SERVICES.map(evidenceApi);
