import { Controller } from '@nestjs/common';
import {
  contractTemplatesApi,
  type ContractTemplateId,
  type ContractTemplateView,
  type DraftTemplate,
  type FindTemplates,
} from '@tradewind/contracts/contracts/contract-templates.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { contractTemplateView } from './contract-template.view.js';
import { ContractTemplate } from './domain/contract-template.js';

@Controller()
export class ContractTemplatesController {
  constructor(private readonly templates: ContractTemplateRepository) {}

  @Handles(contractTemplatesApi.draftTemplate)
  async draftTemplate(draft: DraftTemplate, author: Actor): Promise<ContractTemplateView> {
    const template = ContractTemplate.draft(draft, author);
    await this.templates.assertOfKind(template.code, template.kind);
    return contractTemplateView(await this.templates.add(template));
  }

  @Handles(contractTemplatesApi.endorseTemplate)
  async endorseTemplate({ templateId }: ContractTemplateId, endorser: Actor, at: Date): Promise<ContractTemplateView> {
    return contractTemplateView(await this.templates.update(templateId, (template) => template.endorse(endorser, at)));
  }

  @Handles(contractTemplatesApi.approveTemplate)
  async approveTemplate({ templateId }: ContractTemplateId, approver: Actor, at: Date): Promise<ContractTemplateView> {
    const { code } = await this.templates.get(templateId);
    const templateVersion = await this.templates.nextVersion(code);
    await this.templates.updateWhere({ code, status: 'effective' }, (before) => before.supersede());
    return contractTemplateView(await this.templates.update(templateId, (template) => template.approve(templateVersion, approver, at)));
  }

  @Handles(contractTemplatesApi.getTemplate)
  async getTemplate({ templateId }: ContractTemplateId): Promise<ContractTemplateView> {
    return contractTemplateView(await this.templates.get(templateId));
  }

  @Handles(contractTemplatesApi.findTemplates)
  findTemplates({ limit, cursor, ...filters }: FindTemplates): Promise<Page<ContractTemplateView>> {
    return this.templates.page({ limit, cursor }, filters, contractTemplateView);
  }
}
