import { Controller } from '@nestjs/common';
import {
  customersApi,
  type AddCustomerContact,
  type ChangeTier,
  type CreateCustomer,
  type CreditStandingView,
  type CustomerContactId,
  type CustomerId,
  type CustomerView,
  type FindCustomers,
  type HandOverCustomer,
  type UpdateCustomer,
  type UpdateCustomerContact,
} from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import { assertMay, homeOf, reachOf, type Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { tiersPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { careIn } from './care-in-force.js';
import { Colleagues } from './colleagues.js';
import { CompanyRegister } from './company-register.js';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { CustomerFiles } from './customer-files.js';
import { CustomerRepository } from './customer.repository.js';
import { customerView } from './customer.view.js';
import { living } from './domain/contact.js';
import { Customer } from './domain/customer.js';
import { People } from './people.js';

@Controller()
export class CustomersController {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly profiles: CreditProfileRepository,
    private readonly files: CustomerFiles,
    private readonly register: CompanyRegister,
    private readonly people: People,
    private readonly colleagues: Colleagues,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
  ) {}

  @Handles(customersApi.createCustomer)
  async createCustomer({ contacts = [], ...file }: CreateCustomer, by: Actor, at: Date): Promise<CustomerView> {
    await this.register.assertUnknown({ name: file.name, creditCode: file.creditCode ?? null });
    const { org, branch } = homeOf(by);
    const { value: tiers } = await this.policies.inForce(tiersPolicy, org);
    const opening = { no: await this.numbers.next(branch, 'KH', at), tier: tiers.initial, care: await careIn(this.policies, org), at };
    const customer = Customer.create(file, opening, by);
    for (const contact of contacts) customer.addContact(contact, await this.people.newKey(customer.id));
    return customerView(await this.files.open(customer));
  }

  @Handles(customersApi.getCustomer)
  async getCustomer({ customerId }: CustomerId): Promise<CustomerView> {
    return customerView(await this.customers.get(customerId));
  }

  @Handles(customersApi.findCustomers)
  async findCustomers({ limit, cursor, phone, creditCode, ...filters }: FindCustomers, by: Actor): Promise<Page<CustomerView>> {
    if (phone !== undefined) assertMay(by, 'pii:search');
    const atPhone = phone === undefined ? undefined : await this.people.customersAtPhone(phone);
    const withCode = creditCode === undefined ? undefined : await this.register.customersWithCode(creditCode);
    const id = atPhone && withCode ? atPhone.filter((found) => withCode.includes(found)) : (atPhone ?? withCode);
    return this.customers.page({ limit, cursor }, { ...filters, id }, customerView);
  }

  @Handles(customersApi.updateCustomer)
  async updateCustomer({ customerId, ...correction }: CustomerId & UpdateCustomer): Promise<CustomerView> {
    const customer = await this.customers.update(customerId, (it) => {
      it.correct(correction);
    });
    await this.register.claim({ kind: 'customer', id: customerId }, customer);
    return customerView(correction.name === undefined ? customer : await this.files.keepStep(customer));
  }

  @Handles(customersApi.addContact)
  async addContact({ customerId, ...contact }: CustomerId & AddCustomerContact): Promise<CustomerView> {
    const key = await this.people.newKey(customerId);
    return customerView(
      await this.customers.update(customerId, (customer) => {
        customer.addContact(contact, key);
      }),
    );
  }

  @Handles(customersApi.updateContact)
  async updateContact({ customerId, contactId, ...correction }: CustomerContactId & UpdateCustomerContact): Promise<CustomerView> {
    living((await this.customers.get(customerId)).contact(contactId));
    const key = await this.people.keyOf(contactId);
    return customerView(
      await this.customers.update(customerId, (customer) => {
        customer.correctContact(correction, key);
      }),
    );
  }

  @Handles(customersApi.changeTier)
  async changeTier({ customerId, tier, reason }: CustomerId & ChangeTier, _: Actor, at: Date): Promise<CustomerView> {
    const { org } = await this.customers.get(customerId);
    const { value: tiers } = await this.policies.inForce(tiersPolicy, org);
    const care = await careIn(this.policies, org);
    return customerView(
      await this.customers.update(customerId, (customer) => {
        customer.changeTier(tier, reason, tiers, care, at);
      }),
    );
  }

  @Handles(customersApi.handOver)
  async handOver({ customerId, newOwnerId, reason }: CustomerId & HandOverCustomer, by: Actor): Promise<CustomerView> {
    const newOwner = await this.colleagues.withPost(newOwnerId);
    const customer = await this.customers.update(customerId, (it) => {
      it.handOver(newOwner, reason, reachOf(by, customersApi.handOver.spec.allow));
    });
    return customerView(await this.files.keepStep(customer));
  }

  @Handles(customersApi.creditStanding)
  async creditStanding({ customerId }: CustomerId, _: Actor, at: Date): Promise<CreditStandingView> {
    const profile = await this.profiles.ofCustomer(customerId);
    return { customerId, ...profile.standing(at) };
  }
}
