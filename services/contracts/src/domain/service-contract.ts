import { serviceContractEffective } from '@tradewind/contracts/contracts/agreements.events';
import type { RenewAgreement } from '@tradewind/contracts/contracts/agreements';
import type { SealContract } from '@tradewind/contracts/contracts/contracts.api';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { serviceFeeOutdated, serviceLimitsWrong, type ServiceItem, type ServiceTerms } from '@tradewind/contracts/contracts/service-contracts.api';
import type { ReviewRules } from '@tradewind/approvals/opening';
import type { Actor } from '@tradewind/kernel/actor';
import { Decimal } from 'decimal.js';
import { Column, Entity, Index } from 'typeorm';
import { Agreement, next } from './agreement.js';
import type { ContractTemplate } from './contract-template.js';
import { CURRENCY } from './currency.js';
import type { CustomerFacts } from './customer-facts.js';
import { priced, type PricesInForce } from './prices-in-force.js';
import type { SlotValues } from './slots.js';
import { totalsOf } from './totals.js';

/** What a draft is made from, as it is on the day. */
export interface ServiceBasis {
  readonly customer: CustomerFacts;
  readonly template: ContractTemplate;
  readonly prices: PricesInForce;
}

/** 服务合同: what is done for a customer, within which hours, for a period and a fee (CON-17). */
@Entity('service_contract')
@Index('service_contract_no', ['no'], { unique: true })
@Index('service_contract_status', ['status'])
@Index('service_contract_customer', ['customerId'])
@Index('service_contract_org', ['org'])
@Index('service_contract_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
@Index('service_contract_remind_on', ['remindOn'], { where: `"remindOn" IS NOT NULL` })
@Index('service_contract_valid_until', ['validUntil'], { where: `"status" IN ('effective', 'ending')` })
export class ServiceContract extends Agreement<ServiceContract> {
  static readonly life = { status: next };
  override readonly kind = 'service';

  @Column('jsonb') readonly items!: readonly ServiceItem[];
  /** The items at the prices of the list; nobody types a fee (ORD-03). */
  @Column('jsonb') readonly lines!: readonly AgreedLine[];
  @Column('numeric', { precision: 18, scale: 2 }) readonly net!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly tax!: string;
  @Column('text') readonly responseHours!: string;
  @Column('text') readonly resolutionHours!: string;
  @Column('integer') readonly payWithinDays!: number;

  static draft(wish: ServiceTerms, basis: ServiceBasis, author: Actor, at: Date, renewsId: string | null = null): ServiceContract {
    const { org, branch, ownerId } = basis.customer;
    const contract = ServiceContract.born({ org, branch, ownerId }, { status: 'draft', draftedBy: author.id, authors: [author.id], renewsId });
    contract.promise(wish, basis, author, at);
    return contract;
  }

  /** The next one: the same services at the prices in force, in the wording in force; nothing that was agreed to or signed (CON-12, ORD-03). */
  renew(period: RenewAgreement, basis: ServiceBasis, author: Actor, at: Date): ServiceContract {
    this.assertRenewable();
    const { items, responseHours, resolutionHours, payWithinDays } = this;
    return ServiceContract.draft({ items, responseHours, resolutionHours, payWithinDays, ...period }, basis, author, at, this.id);
  }

  /** All of it anew, while it is a draft. */
  changeTo(wish: ServiceTerms, basis: ServiceBasis, author: Actor, at: Date): void {
    this.promise(wish, basis, author, at);
  }

  submit(no: string, inForce: { readonly template: ContractTemplate; readonly rules: ReviewRules; readonly prices: PricesInForce }, by: Actor, at: Date): void {
    const now = priced(bare(this.items), inForce.prices, this.customerId);
    const outdated = this.lines.filter(({ unitPrice, taxRate }, i) => unitPrice !== now[i]?.unitPrice || taxRate !== now[i].taxRate);
    if (this.status === 'draft' && outdated.length > 0) throw serviceFeeOutdated({ skus: outdated.map(({ sku }) => sku) });
    this.submitWith(no, inForce, by, at);
  }

  applySeal(seal: SealContract, keeper: Actor, remindDays: number, at: Date): void {
    this.sealWith(seal, keeper, remindDays, at);
  }

  protected override terms(): object {
    const { items, lines, net, tax, responseHours, resolutionHours, payWithinDays } = this;
    return { items, lines, net, tax, responseHours, resolutionHours, payWithinDays };
  }

  protected override slots(): SlotValues {
    const { lines, items, responseHours, resolutionHours, payWithinDays, currency, total, net, tax } = this;
    const item = ({ sku, name, quantity, unit, unitPrice, gross }: AgreedLine, i: number): string =>
      `${i + 1}. ${sku} ${name}；${items[i]?.content ?? ''}；${quantity} ${unit} × ${unitPrice} = ${gross}`;
    return { items: lines.map(item).join('\n'), responseHours, resolutionHours, payWithinDays: String(payWithinDays), currency, total, net, tax };
  }

  protected override announce(): void {
    const { id: serviceContractId, customerId, ownerId: salesRepId, responseHours, resolutionHours, validFrom, validUntil } = this;
    const what = { customerId, salesRepId, responseHours, resolutionHours, validFrom, validUntil };
    this.record(serviceContractEffective, { serviceContractId, serviceContractNo: this.number(), ...what });
  }

  private promise({ items, responseHours, resolutionHours, payWithinDays, ...period }: ServiceTerms, basis: ServiceBasis, author: Actor, at: Date): void {
    if (new Decimal(resolutionHours).lt(responseHours)) throw serviceLimitsWrong({ responseHours, resolutionHours });
    const given = items.map(({ productId, quantity, content }) => ({ productId, quantity, content }));
    const lines = priced(bare(given), basis.prices, basis.customer.id);
    const hours = { responseHours: new Decimal(responseHours).toFixed(), resolutionHours: new Decimal(resolutionHours).toFixed() };
    if (this.status === 'draft') this.live({ items: given, lines, ...totalsOf(lines, CURRENCY), ...hours, payWithinDays });
    this.agree(period, basis.customer, basis.template, author, at);
  }
}

/** Without a price of one's own, and without exceptions: the list alone says what a service costs. */
const bare = (items: readonly ServiceItem[]): { readonly productId: string; readonly quantity: string }[] =>
  items.map(({ productId, quantity }) => ({ productId, quantity }));
