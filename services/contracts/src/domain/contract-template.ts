import {
  ownTemplate,
  templateEndorsedByYou,
  templateNotEndorsed,
  type ClauseExplanation,
  type ContractTemplateStatus,
  type DraftTemplate,
  type TemplateKind,
} from '@tradewind/contracts/contracts/contract-templates.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { explanationsFor } from './explanations.js';
import { assertFillable } from './slots.js';

const next = stateMachine<ContractTemplateStatus>()({
  endorse: { from: ['draft'], to: 'endorsed' },
  approve: { from: ['endorsed'], to: 'effective' },
  supersede: { from: ['effective'], to: 'superseded' },
});

/** A version of the company's wording (统一蓝本); one version per code is in force, nobody edits it, and sales vice president and head office agree to each (CON-06, CON-07). */
@Entity('contract_template')
@Index('contract_template_version', ['code', 'templateVersion'], { unique: true })
@Index('contract_template_effective', ['code'], { unique: true, where: `"status" = 'effective'` })
@Index('contract_template_status', ['status'])
@Index('contract_template_org', ['org'])
export class ContractTemplate extends Aggregate<ContractTemplate> {
  static readonly life = { status: next };

  @Column('text') readonly code!: string;
  @Column('text', { default: 'sales' }) readonly kind: TemplateKind = 'sales';
  @Column('integer', { nullable: true }) readonly templateVersion: number | null = null;
  @Column('text') readonly title!: string;
  @Column('text') readonly body!: string;
  @Column('jsonb', { default: [] }) readonly explanations: readonly ClauseExplanation[] = [];
  @Column('text') readonly status!: ContractTemplateStatus;
  @Column('uuid') readonly draftedBy!: string;
  @Column('uuid', { nullable: true }) readonly endorsedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly endorsedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('text') readonly search!: string;

  static draft({ code, title, body, explanations, kind = 'sales' }: DraftTemplate, author: Actor): ContractTemplate {
    assertFillable(body, kind);
    return ContractTemplate.born(
      { ...homeOf(author), ownerId: author.id },
      { code, kind, title, body, explanations: explanationsFor(body, explanations), status: 'draft', draftedBy: author.id, search: searchKey(title, code) },
    );
  }

  endorse(endorser: Actor, at: Date): void {
    const status = next('endorse', this.status);
    if (speaksFor(endorser, this.draftedBy)) throw ownTemplate();
    this.change({ status, endorsedBy: endorser.id, endorsedAt: at });
  }

  approve(templateVersion: number, approver: Actor, at: Date): void {
    if (speaksFor(approver, this.draftedBy)) throw ownTemplate();
    if (this.status === 'draft') throw templateNotEndorsed({ code: this.code });
    const status = next('approve', this.status);
    if (this.endorsedBy !== null && speaksFor(approver, this.endorsedBy)) throw templateEndorsedByYou();
    this.change({ status, templateVersion, approvedBy: approver.id, approvedAt: at });
  }

  supersede(): void {
    this.change({ status: next('supersede', this.status) });
  }
}
