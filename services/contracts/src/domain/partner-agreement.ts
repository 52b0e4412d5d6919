import { partnerAgreementEffective } from '@tradewind/contracts/contracts/agreements.events';
import type { AgreementStatus, RenewAgreement } from '@tradewind/contracts/contracts/agreements';
import type { SealContract } from '@tradewind/contracts/contracts/contracts.api';
import {
  exclusiveOverlap,
  partnerTermsBeyond,
  type PartnerProductView,
  type PartnerTerms,
  type Territory,
} from '@tradewind/contracts/contracts/partner-agreements.api';
import { productNotFound } from '@tradewind/contracts/contracts/products.api';
import type { ReviewRules } from '@tradewind/approvals/opening';
import { addDays } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import type { PartnerTermsPolicy } from '@tradewind/policies/kinds';
import type { PolicyInForce } from '@tradewind/policies/policy';
import { Decimal } from 'decimal.js';
import { Column, Entity, Index } from 'typeorm';
import { Agreement, next } from './agreement.js';
import type { ContractTemplate } from './contract-template.js';
import type { CustomerFacts } from './customer-facts.js';
import { decimalText } from './decimal-text.js';
import type { Product } from './product.js';
import type { SlotValues } from './slots.js';
import { assertApart, meet, shared, type Claimed } from './territory.js';

/** What a draft is made from, as it is on the day. */
export interface PartnerBasis {
  readonly customer: CustomerFacts;
  readonly template: ContractTemplate;
  readonly products: readonly Product[];
  readonly limits: PolicyInForce<PartnerTermsPolicy>;
}

/** An agreement of another partner that holds a territory, or is about to. */
export interface Rival extends Claimed {
  readonly id: string;
  readonly no: string;
  readonly customerId: string;
  readonly status: AgreementStatus;
  readonly exclusive: boolean;
}

type PartnerProduct = Pick<PartnerProductView, keyof PartnerProductView>;

/** 合作协议 with a channel partner: who sells what for us, where, on which terms, alone or not (CON-21). */
@Entity('partner_agreement')
@Index('partner_agreement_no', ['no'], { unique: true })
@Index('partner_agreement_status', ['status'])
@Index('partner_agreement_customer', ['customerId'])
@Index('partner_agreement_org', ['org'])
@Index('partner_agreement_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
@Index('partner_agreement_remind_on', ['remindOn'], { where: `"remindOn" IS NOT NULL` })
@Index('partner_agreement_valid_until', ['validUntil'], { where: `"status" IN ('effective', 'ending')` })
export class PartnerAgreement extends Agreement<PartnerAgreement> {
  static readonly life = { status: next };
  override readonly kind = 'partner';

  @Column('jsonb') readonly regions!: readonly Territory[];
  @Column('jsonb') readonly products!: readonly PartnerProduct[];
  @Column('boolean') readonly exclusive!: boolean;
  @Column('text') readonly discount!: string;
  @Column('text') readonly commission!: string;
  @Column('integer') readonly settlementDays!: number;
  /** Version of the policy that its terms were last held against. */
  @Column('text') readonly policy!: string;

  static draft(wish: PartnerTerms, basis: PartnerBasis, author: Actor, at: Date, renewsId: string | null = null): PartnerAgreement {
    const { org, branch, ownerId } = basis.customer;
    const born = { status: 'draft', total: '0.00', draftedBy: author.id, authors: [author.id], renewsId } as const;
    const agreement = PartnerAgreement.born({ org, branch, ownerId }, born);
    agreement.settle(wish, basis, author, at);
    return agreement;
  }

  /** The next one: the same terms where the policy in force still allows them; nothing that was agreed to or signed (CON-12). */
  renew(period: RenewAgreement, basis: PartnerBasis, author: Actor, at: Date): PartnerAgreement {
    this.assertRenewable();
    const { regions, products, exclusive, discount, commission, settlementDays } = this;
    const wish = { regions, productIds: products.map(({ productId }) => productId), exclusive, discount, commission, settlementDays, ...period };
    return PartnerAgreement.draft(wish, basis, author, at, this.id);
  }

  /** All of it anew, while it is a draft. */
  changeTo(wish: PartnerTerms, basis: PartnerBasis, author: Actor, at: Date): void {
    this.settle(wish, basis, author, at);
  }

  /** Its territory is held from now on: nobody agrees to what could not be sealed. */
  submit(
    no: string,
    inForce: { readonly template: ContractTemplate; readonly rules: ReviewRules; readonly limits: PartnerBasis['limits']; readonly rivals: readonly Rival[] },
    by: Actor,
    at: Date,
  ): void {
    this.assertFree(inForce.rivals);
    if (this.status === 'draft') this.assertWithin(inForce.limits);
    this.submitWith(no, inForce, by, at);
  }

  applySeal(seal: SealContract, given: { readonly keeper: Actor; readonly remindDays: number; readonly rivals: readonly Rival[] }, at: Date): void {
    this.assertFree(given.rivals);
    this.sealWith(seal, given.keeper, given.remindDays, at);
  }

  protected override terms(): object {
    const { regions, products, exclusive, discount, commission, settlementDays } = this;
    return { regions, products, exclusive, discount, commission, settlementDays };
  }

  protected override slots(): SlotValues {
    const { regions, products, exclusive, discount, commission, settlementDays } = this;
    return {
      regions: regions.map(({ code, name }) => `${name}（${code}）`).join('、'),
      products: products.length === 0 ? '全部产品 (all products)' : products.map(({ sku, name }) => `${sku} ${name}`).join('、'),
      exclusivity: exclusive ? '独家 (exclusive)' : '非独家 (not exclusive)',
      ...{ discount: percent(discount), commission: percent(commission), settlementDays: String(settlementDays) },
    };
  }

  protected override announce(): void {
    const { id: partnerAgreementId, customerId, ownerId: salesRepId, regions, products, exclusive, discount, commission, settlementDays } = this;
    const { validFrom, validUntil } = this;
    const where = { regions: regions.map(({ code }) => ({ code })), productIds: products.map(({ productId }) => productId), exclusive };
    const terms = { discount, commission, settlementDays, validFrom, validUntil };
    this.record(partnerAgreementEffective, { partnerAgreementId, partnerAgreementNo: this.number(), customerId, salesRepId, ...where, ...terms });
  }

  private settle(wish: PartnerTerms, basis: PartnerBasis, author: Actor, at: Date): void {
    const { productIds, exclusive, settlementDays, ...period } = wish;
    const regions = wish.regions.map(({ code, name }) => ({ code, name }));
    assertApart(regions);
    const products = [...new Set(productIds)].map((productId) => productOf(productId, basis.products));
    const terms = { regions, products, exclusive, discount: decimalText(wish.discount), commission: decimalText(wish.commission), settlementDays };
    if (this.status === 'draft') this.live({ ...terms, validFrom: period.validFrom, validUntil: period.validUntil });
    if (this.status === 'draft') this.assertWithin(basis.limits);
    this.agree(period, basis.customer, basis.template, author, at);
  }

  /** What the company grants partners at most, as the policy says on the day. */
  private assertWithin({ value, version: policy }: PartnerBasis['limits']): void {
    const { discount, commission, settlementDays, validFrom, validUntil } = this;
    const asked = [
      { term: 'discount', asked: discount, highest: value.highestDiscount },
      { term: 'commission', asked: commission, highest: value.highestCommission },
      { term: 'settlementDays', asked: String(settlementDays), highest: String(value.longestSettlementDays) },
    ];
    const beyond = asked.find((each) => new Decimal(each.asked).gt(each.highest));
    if (beyond) throw partnerTermsBeyond({ ...beyond, policy });
    const lastDay = addDays(validFrom, value.longestDays - 1);
    if (validUntil > lastDay) throw partnerTermsBeyond({ term: 'validUntil', asked: validUntil, highest: lastDay, policy });
    this.live({ policy });
  }

  /** Where somebody sells alone, nobody else is promised to (CON-21). Of one partner several may meet: a renewal does. */
  private assertFree(rivals: readonly Rival[]): void {
    const others = rivals.filter(({ id, customerId }) => id !== this.id && customerId !== this.customerId);
    const met = others.find((rival) => (this.exclusive || rival.exclusive) && meet(this, rival));
    if (!met) return;
    const { no: otherNo, exclusive, validFrom, validUntil } = met;
    const regions = shared(this.regions, met.regions).map(({ code, name }) => `${name} ${code}`);
    throw exclusiveOverlap({ otherNo, whose: exclusive ? 'theirs' : 'ours', regions, validFrom, validUntil });
  }
}

function productOf(productId: string, products: readonly Product[]): PartnerProduct {
  const found = products.find(({ id }) => id === productId);
  if (!found) throw productNotFound({ productId });
  return { productId, sku: found.sku, name: found.name };
}

const percent = (rate: string): string => `${new Decimal(rate).times(100).toFixed()}%`;
