import type { EventType } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { Column, PrimaryColumn } from 'typeorm';

/** An event an aggregate has recorded; the repository adds who, when and in which order. */
export interface Recorded {
  readonly id: string;
  readonly event: EventType;
  readonly payload: object;
  readonly aggregateSeq: number;
}

/** Where an aggregate belongs: unit, branch and the person it is with. */
export interface Belonging {
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
}

type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/**
 * The entity is the aggregate: fields are readonly to the world, the aggregate changes itself by `change()`
 * and says so with `record()`. Every row carries its branch from day one (INT-08).
 */
export abstract class Aggregate<Self> {
  @PrimaryColumn('uuid') readonly id: string = newId();
  /** 0 until stored; +1 with every stored change. */
  @Column('integer') readonly version: number = 0;
  /** Number of events ever recorded. */
  @Column('integer') readonly eventSeq: number = 0;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  @Column('uuid') readonly ownerId!: string;
  @Column('timestamptz') readonly createdAt!: Date;
  @Column('timestamptz') readonly updatedAt!: Date;

  private recorded: Recorded[] | undefined;
  private changed: Record<string, { before: unknown; after: unknown }> | undefined;

  /** Puts a new aggregate where it belongs; used by the factories of aggregates. */
  protected static born<A extends Aggregate<A>>(this: new () => A, where: Belonging, fields: Partial<A>): A {
    const aggregate = new this();
    aggregate.change({ org: where.org, branch: where.branch, ownerId: where.ownerId, ...fields });
    return aggregate;
  }

  protected change(patch: Partial<Self>): void {
    this.changed ??= {};
    for (const [name, after] of Object.entries(patch)) {
      const known = this.changed[name];
      this.changed[name] = { before: known ? known.before : (Reflect.get(this, name) ?? null), after };
    }
    Object.assign(this, patch);
  }

  protected record<P extends object>(event: EventType<P>, payload: P): void {
    const aggregateSeq = this.eventSeq + 1;
    Object.assign(this, { eventSeq: aggregateSeq });
    this.recorded = [...(this.recorded ?? []), { id: newId(), event, payload, aggregateSeq }];
  }

  /** Hands over what happened since it was asked last: for the repository, and for specs. */
  takeRecord(): { readonly events: readonly Recorded[]; readonly changes: Changes } {
    const released = { events: this.recorded ?? [], changes: this.changed ?? {} };
    this.recorded = undefined;
    this.changed = undefined;
    return released;
  }
}
