import { Injectable } from '@nestjs/common';
import type { Fault } from '@tradewind/kernel/fault';
import { CompanyRegister } from './company-register.js';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { CustomerRepository } from './customer.repository.js';
import { CreditProfile } from './domain/credit-profile.js';
import type { Customer } from './domain/customer.js';
import { OPEN_STAGES } from './domain/opportunity.js';
import { OpportunityRepository } from './opportunity.repository.js';

/** What belongs to a customer and has to keep step with it, in the transaction of the change. */
@Injectable()
export class CustomerFiles {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly profiles: CreditProfileRepository,
    private readonly opportunities: OpportunityRepository,
    private readonly register: CompanyRegister,
  ) {}

  /** A customer comes with its place in the register and a credit profile, unrated. */
  async open(customer: Customer): Promise<Customer> {
    // a lead has handed its place on
    await (customer.leadId === null ? this.register.enter(customer) : this.register.claim({ kind: 'customer', id: customer.id }, customer));
    await this.customers.add(customer);
    await this.profiles.add(CreditProfile.of(customer));
    return customer;
  }

  /** Many at once: for each null, or the refusal it meets, and then it is not opened. */
  async openAll(customers: readonly Customer[]): Promise<readonly (Fault | null)[]> {
    const refusals = await this.register.claimAll(customers);
    const opened = customers.filter((_, i) => !refusals[i]);
    await this.customers.addMany(opened);
    await this.profiles.addMany(opened.map((customer) => CreditProfile.of(customer)));
    return refusals;
  }

  /** After a hand-over (CUS-14) or another name. What is won or lost stays with whoever won or lost it. */
  async keepStep(customer: Customer): Promise<Customer> {
    await this.profiles.updateWhere({ customerId: customer.id }, (profile) => {
      profile.follow(customer);
    });
    for (const { id } of await this.opportunities.findAll({ customerId: customer.id, stage: OPEN_STAGES })) {
      await this.opportunities.updateWhere({ id }, (opportunity) => {
        opportunity.follow(customer);
      });
    }
    return customer;
  }
}
