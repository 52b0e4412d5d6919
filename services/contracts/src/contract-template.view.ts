import type { ContractTemplateView } from '@tradewind/contracts/contracts/contract-templates.api';
import type { ContractTemplate } from './domain/contract-template.js';
import { slotsIn } from './domain/slots.js';

export const contractTemplateView = (template: ContractTemplate): ContractTemplateView => ({
  id: template.id,
  version: template.version,
  code: template.code,
  kind: template.kind,
  templateVersion: template.templateVersion,
  title: template.title,
  body: template.body,
  explanations: template.explanations,
  slots: slotsIn(template.body),
  status: template.status,
  draftedBy: template.draftedBy,
  endorsedBy: template.endorsedBy,
  endorsedAt: template.endorsedAt?.toISOString() ?? null,
  approvedBy: template.approvedBy,
  approvedAt: template.approvedAt?.toISOString() ?? null,
});
