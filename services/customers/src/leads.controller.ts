import { Controller } from '@nestjs/common';
import {
  leadsApi,
  type CaptureLead,
  type ContactLead,
  type ConvertLead,
  type DisqualifyLead,
  type FindLeads,
  type LeadId,
  type LeadView,
  type QualifyLead,
  type RecycleLead,
} from '@tradewind/contracts/customers/leads.api';
import type { Page } from '@tradewind/contracts/page';
import { reachOf, type Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { leadScreeningPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { Colleagues } from './colleagues.js';
import { CompanyRegister } from './company-register.js';
import { Lead } from './domain/lead.js';
import { LeadConversion } from './lead-conversion.js';
import { LeadRepository } from './lead.repository.js';
import { leadView } from './lead.view.js';
import { People } from './people.js';

@Controller()
export class LeadsController {
  constructor(
    private readonly leads: LeadRepository,
    private readonly register: CompanyRegister,
    private readonly people: People,
    private readonly conversion: LeadConversion,
    private readonly colleagues: Colleagues,
    private readonly policies: Policies,
  ) {}

  @Handles(leadsApi.captureLead)
  async captureLead(found: CaptureLead, by: Actor): Promise<LeadView> {
    const lead = Lead.capture(found, by);
    await this.people.introduce(lead, found);
    await this.register.claim({ kind: 'lead', id: lead.id }, { name: lead.companyName, creditCode: lead.creditCode });
    return leadView(await this.leads.add(lead));
  }

  @Handles(leadsApi.getLead)
  async getLead({ leadId }: LeadId): Promise<LeadView> {
    return leadView(await this.leads.get(leadId));
  }

  @Handles(leadsApi.findLeads)
  findLeads({ limit, cursor, ...filters }: FindLeads): Promise<Page<LeadView>> {
    return this.leads.page({ limit, cursor }, filters, leadView);
  }

  @Handles(leadsApi.contactLead)
  async contactLead({ leadId, note }: LeadId & ContactLead): Promise<LeadView> {
    return leadView(
      await this.leads.update(leadId, (lead) => {
        lead.contact(note);
      }),
    );
  }

  @Handles(leadsApi.qualifyLead)
  async qualifyLead({ leadId, ...marks }: LeadId & QualifyLead): Promise<LeadView> {
    const { org } = await this.leads.get(leadId);
    const { value: screening } = await this.policies.inForce(leadScreeningPolicy, org);
    return leadView(
      await this.leads.update(leadId, (lead) => {
        lead.qualify(marks, screening);
      }),
    );
  }

  @Handles(leadsApi.disqualifyLead)
  async disqualifyLead({ leadId, reason }: LeadId & DisqualifyLead): Promise<LeadView> {
    return leadView(
      await this.leads.update(leadId, (lead) => {
        lead.disqualify(reason);
      }),
    );
  }

  @Handles(leadsApi.recycleLead)
  async recycleLead({ leadId, reason, newOwnerId }: LeadId & RecycleLead, by: Actor): Promise<LeadView> {
    const newOwner = newOwnerId === undefined ? null : await this.colleagues.withPost(newOwnerId);
    return leadView(
      await this.leads.update(leadId, (lead) => {
        lead.recycle(reason, newOwner, reachOf(by, leadsApi.recycleLead.spec.allow));
      }),
    );
  }

  @Handles(leadsApi.convertLead)
  async convertLead({ leadId, title }: LeadId & ConvertLead, _: Actor, at: Date): Promise<LeadView> {
    return leadView(await this.conversion.convert(leadId, title, at));
  }
}
