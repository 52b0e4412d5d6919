import { Injectable } from '@nestjs/common';
import { contractEffective, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { CustomerRepository } from '../customer.repository.js';
import { BEFORE_ACTIVE } from '../domain/customer.js';

/** Whoever has a contract in force is an active customer. */
@Injectable()
export class ActivateCustomer {
  constructor(private readonly customers: CustomerRepository) {}

  @Consumes(contractEffective)
  async activate({ customerId }: ContractEffectivePayload): Promise<void> {
    await this.customers.updateWhere({ id: customerId, status: BEFORE_ACTIVE }, (customer) => {
      customer.activate();
    });
  }
}
