import { Injectable } from '@nestjs/common';
import { Numbers } from '@tradewind/persistence/numbers';
import { tiersPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { careIn } from './care-in-force.js';
import { CompanyRegister } from './company-register.js';
import { CustomerFiles } from './customer-files.js';
import { Customer } from './domain/customer.js';
import type { Lead } from './domain/lead.js';
import { Opportunity } from './domain/opportunity.js';
import { LeadRepository } from './lead.repository.js';
import { OpportunityRepository } from './opportunity.repository.js';
import { People } from './people.js';

const LONGEST_TITLE = 120;

/** A qualified lead becomes a customer with an opportunity: all three or nothing, in one transaction. */
@Injectable()
export class LeadConversion {
  constructor(
    private readonly leads: LeadRepository,
    private readonly opportunities: OpportunityRepository,
    private readonly files: CustomerFiles,
    private readonly register: CompanyRegister,
    private readonly people: People,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
  ) {}

  async convert(leadId: string, title: string | undefined, at: Date): Promise<Lead> {
    const lead = await this.leads.get(leadId);
    const { value: tiers } = await this.policies.inForce(tiersPolicy, lead.org);
    const no = await this.numbers.next(lead.branch, 'KH', at);
    const customer = Customer.ofLead(lead, { no, tier: tiers.initial, care: await careIn(this.policies, lead.org), at });
    const about = { title: title ?? (lead.need ?? lead.companyName).slice(0, LONGEST_TITLE) };
    const opportunity = Opportunity.open(about, await this.numbers.next(lead.branch, 'SJ', at), customer);
    const converted = await this.leads.update(leadId, (qualified) => {
      qualified.convert(customer.id, opportunity.id);
    });
    await this.people.moveIn(lead, customer);
    await this.register.passOn(leadId, customer.id);
    await this.files.open(customer);
    await this.opportunities.add(opportunity);
    return converted;
  }
}
