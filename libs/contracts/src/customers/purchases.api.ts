import { ApiProperty } from '@nestjs/swagger';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, Code, DateOnly, Id, ListOf, OneOf } from '../fields.js';
import { PageRequest, type Page } from '../page.js';
import { CustomerId, customerNotFound } from './customers.api.js';

/** `amended` and `terminated` correct what was signed: by how much the contract became more, or less. */
export const PURCHASE_KINDS = ['signed', 'amended', 'terminated', 'delivered', 'received'] as const;
export type PurchaseKind = (typeof PURCHASE_KINDS)[number];

/** One line of the customer tracking form 客户管理跟踪表 (CUS-37). */
export class PurchaseView {
  @Id() readonly id!: string;
  @OneOf(PURCHASE_KINDS, { name: 'PurchaseKind', doc: 'A contract signed, amended or ended early, goods delivered, or money received' })
  readonly kind!: PurchaseKind;
  @Id({ doc: 'The contract, amendment, termination, shipment or receipt' }) readonly documentId!: string;
  @Code({ nullable: true, doc: 'Its number, where it has one' }) readonly documentNo!: string | null;
  @Amount({ min: '-999999999999.99', doc: 'Tax included; negative where a contract became less or ended' }) readonly amount!: string;
  @Code() readonly currency!: string;
  @DateOnly() readonly happenedOn!: string;
}

/** All purchases of a customer in one currency, those of other pages included. */
export class PurchaseTotalsView {
  @Code() readonly currency!: string;
  @Amount({ min: '-999999999999.99', doc: 'Amendments and terminations included' }) readonly signed!: string;
  @Amount() readonly delivered!: string;
  @Amount() readonly received!: string;
}

export class PurchasesView implements Page<PurchaseView> {
  @ListOf(() => PurchaseView, { min: 0 }) readonly items!: readonly PurchaseView[];
  @ApiProperty({ type: 'string', nullable: true }) readonly nextCursor!: string | null;
  @ListOf(() => PurchaseTotalsView, { min: 0 }) readonly totals!: readonly PurchaseTotalsView[];
}

export const purchasesApi = defineApi('customers', {
  listPurchases: operation({
    http: 'GET /customers/:customerId/purchases',
    allow: 'customer:read',
    summary: 'The customer tracking form: every purchase with its amount, and totals (CUS-37)',
    params: CustomerId,
    query: PageRequest,
    reply: PurchasesView,
    faults: [customerNotFound],
  }),
});
