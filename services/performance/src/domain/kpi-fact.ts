import type { FactKind } from '@tradewind/contracts/performance/kpis';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Something that happened and counts for somebody. Comes from events only and is never changed: the database refuses
 * UPDATE and DELETE (C-25, PER-12). Not an aggregate, because nobody decides anything about it.
 */
@Entity('kpi_fact')
@Index('kpi_fact_once', ['eventId', 'kind'], { unique: true })
@Index('kpi_fact_new_customer', ['customerId'], { unique: true, where: `"kind" = 'new-customer'` })
@Index('kpi_fact_branch_month', ['branch', 'month'])
@Index('kpi_fact_person_month', ['ownerId', 'month'])
@Index('kpi_fact_org_month', ['org', 'month'])
export class KpiFact {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid') readonly eventId!: string;
  @Column('text') readonly kind!: FactKind;
  /** The person it counts for. */
  @Column('uuid') readonly ownerId!: string;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  /** Month in which it counts. */
  @Column('text') readonly month!: string;
  /** Business date on which it happened. */
  @Column('date') readonly day!: string;
  /** Money, a score of 1 to 100, or 1 and 0 for in time and late. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly profit!: string | null;
  @Column('uuid', { nullable: true }) readonly customerId!: string | null;
  @Column('text') readonly sourceType!: string;
  @Column('uuid') readonly sourceId!: string;
  @Column('text', { nullable: true }) readonly sourceNo!: string | null;
  /** The closed month it came too late for. */
  @Column('text', { nullable: true }) readonly belatedFor!: string | null;
}
