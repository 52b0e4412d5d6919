import type { ExportFormat, ExportLanguage, ExportStatus } from '@tradewind/contracts/exports/exports.api';
import { exportNotFound, exportNotReady } from '@tradewind/contracts/exports/exports.faults';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor, type Reach } from '@tradewind/kernel/actor';
import type { Text } from '@tradewind/kernel/text';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<ExportStatus>()({
  begin: { from: ['requested', 'running'], to: 'running' },
  finish: { from: ['running'], to: 'ready' },
  fail: { from: ['requested', 'running'], to: 'failed' },
  cancel: { from: ['requested', 'running', 'ready'], to: 'cancelled' },
  expire: { from: ['ready'], to: 'expired' },
});

export interface Asked {
  readonly collection: string;
  readonly filters: object;
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
}

/** Why there is no file. */
export interface ExportFailure extends Text {
  readonly code: string;
}

/** What the file became. */
export interface Finished {
  readonly rows: number;
  readonly bytes: number;
  readonly pieces: number;
}

type Standing = Pick<Reach, 'ownerId' | 'units' | 'ownIn' | 'customerId' | 'everything' | 'lent'>;

/** Somebody asked for a list as a file (S17). Who, what, and how many rows is in its audit trail (C-38). */
@Entity('export')
@Index('export_owner', ['ownerId', 'id'])
@Index('export_open', ['id'], { where: `"status" IN ('requested', 'running')` })
@Index('export_expiring', ['expiresAt'], { where: `"status" = 'ready'` })
export class Export extends Aggregate<Export> {
  static readonly unaudited = ['run', 'cursor'];

  @Column('text') readonly ownerName!: string;
  @Column('text') readonly collection!: string;
  @Column('jsonb') readonly filters!: object;
  @Column('text') readonly format!: ExportFormat;
  @Column('text') readonly language!: ExportLanguage;
  @Column('text') readonly status!: ExportStatus;
  /** Which run writes; an older one, in an instance that lost the lead, writes nothing any more. */
  @Column('uuid', { nullable: true }) readonly run: string | null = null;
  /** After the rows written so far. */
  @Column('text', { nullable: true }) readonly cursor: string | null = null;
  @Column('integer') readonly rows: number = 0;
  @Column('integer', { nullable: true }) readonly total: number | null = null;
  @Column('integer') readonly pieces: number = 0;
  @Column('bigint', { transformer: { from: Number, to: (bytes: number) => bytes } }) readonly bytes: number = 0;
  /** The reach the rows were read in; a column of this name goes along when units move. */
  @Column('jsonb', { nullable: true }) readonly units: Standing | null = null;
  @Column('timestamptz', { nullable: true }) readonly readyAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly expiresAt: Date | null = null;
  @Column('jsonb', { nullable: true }) readonly failure: ExportFailure | null = null;

  static ask(asked: Asked, by: Actor): Export {
    return Export.born({ ...homeOf(by), ownerId: by.id }, { ...asked, ownerName: by.name, status: 'requested' });
  }

  /** From the first row, within this reach. */
  begin(run: string, reach: Reach, total: number): void {
    const { ownerId, units, ownIn, customerId, everything, lent } = reach;
    const within = { ownerId, units, ownIn, customerId, everything, ...(lent && { lent }) };
    this.change({ status: next('begin', this.status), run, units: within, total, cursor: null, rows: 0, pieces: 0, bytes: 0 });
  }

  /** Where another instance, or this one before it was killed, left off. */
  goOn(run: string): void {
    this.change({ status: next('begin', this.status), run });
  }

  finish({ rows, bytes, pieces }: Finished, at: Date, days: number): void {
    const expiresAt = new Date(at.getTime() + days * 86_400_000);
    const { collection, filters, format } = this; // named once more, so that one trace tells what was carried away
    this.change({ status: next('finish', this.status), collection, filters, format, rows, bytes, pieces, readyAt: at, expiresAt });
  }

  fail(failure: ExportFailure): void {
    this.change({ status: next('fail', this.status), failure });
  }

  cancel(): void {
    this.change({ status: next('cancel', this.status) });
  }

  expire(): void {
    this.change({ status: next('expire', this.status) });
  }

  /** What somebody else asked for is not there. */
  mustBelongTo(personId: string): void {
    if (this.ownerId !== personId) throw exportNotFound({ exportId: this.id });
  }

  /** The reach of a file that can be fetched. */
  readyWithin(at: Date): Reach {
    if (this.status !== 'ready' || !this.units || (this.expiresAt ?? at) <= at) throw exportNotReady({ status: this.status });
    return this.units;
  }

  get fileName(): string {
    return `${this.collection}-${this.createdAt.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.${this.format}`;
  }
}
