import type { FactKind } from '@tradewind/contracts/performance/kpis';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What counts in a month for a person in a unit, summed: a report reads these few rows however many facts there are (PER-12).
 * Triggers keep it in the transaction of the fact; nobody else writes it (decision 55).
 */
@Entity('kpi_month')
export class KpiMonth {
  /** What it is by the facts. */
  static readonly madeOf = `SELECT "month", "kind", "org", "ownerId", sum("amount") AS "amount", coalesce(sum("profit"), 0) AS "profit", count(*) AS "facts"
      FROM "kpi_fact" GROUP BY 1, 2, 3, 4`;

  @PrimaryColumn('text') readonly month!: string;
  @PrimaryColumn('text') readonly kind!: FactKind;
  @PrimaryColumn('text') readonly org!: string;
  @PrimaryColumn('uuid') readonly ownerId!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  /** Of the facts that have one. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly profit!: string;
  @Column('integer') readonly facts!: number;
}
