import type { RegulationSummary, RegulationView } from '@tradewind/contracts/policies/regulations.api';
import type { Regulation } from './domain/regulation.js';

const headerOf = (regulation: Regulation) => ({
  id: regulation.id,
  version: regulation.version,
  number: regulation.number,
  edition: regulation.edition,
  status: regulation.status,
  titleZh: regulation.titleZh,
  titleEn: regulation.titleEn,
  effectiveFrom: regulation.effectiveFrom,
  supersededFrom: regulation.supersededFrom,
  reviewBy: regulation.reviewBy,
  interpretedBy: regulation.interpretedBy,
  draftedBy: regulation.draftedBy,
  draftedByName: regulation.draftedByName,
  reviewedBy: regulation.reviewedBy,
  reviewedByName: regulation.reviewedByName,
  reviewedAt: regulation.reviewedAt?.toISOString() ?? null,
  approvedBy: regulation.approvedBy,
  approvedByName: regulation.approvedByName,
  approvedAt: regulation.approvedAt?.toISOString() ?? null,
  returnReason: regulation.returnReason,
  copies: regulation.copies,
});

export const regulationSummary = (regulation: Regulation): RegulationSummary => headerOf(regulation);

export const regulationView = (regulation: Regulation): RegulationView => ({ ...headerOf(regulation), clauses: regulation.clauses });
