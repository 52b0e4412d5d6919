import { ownTemplate, type ContractTemplateStatus, type DraftTemplate } from '@tradewind/contracts/contracts/contract-templates.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { assertFillable } from './slots.js';

const next = stateMachine<ContractTemplateStatus>()({
  approve: { from: ['draft'], to: 'effective' },
  supersede: { from: ['effective'], to: 'superseded' },
});

/** A version of the company's wording (统一蓝本); one version per code is in force, and nobody edits it (CON-06). */
@Entity('contract_template')
@Index('contract_template_version', ['code', 'templateVersion'], { unique: true })
@Index('contract_template_effective', ['code'], { unique: true, where: `"status" = 'effective'` })
@Index('contract_template_status', ['status'])
@Index('contract_template_org', ['org'])
export class ContractTemplate extends Aggregate<ContractTemplate> {
  static readonly life = { status: next };

  @Column('text') readonly code!: string;
  @Column('integer', { nullable: true }) readonly templateVersion: number | null = null;
  @Column('text') readonly title!: string;
  @Column('text') readonly body!: string;
  @Column('text') readonly status!: ContractTemplateStatus;
  @Column('uuid') readonly draftedBy!: string;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('text') readonly search!: string;

  static draft({ code, title, body }: DraftTemplate, author: Actor): ContractTemplate {
    assertFillable(body);
    return ContractTemplate.born(
      { ...homeOf(author), ownerId: author.id },
      { code, title, body, status: 'draft', draftedBy: author.id, search: searchKey(title, code) },
    );
  }

  approve(templateVersion: number, approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    if (speaksFor(approver, this.draftedBy)) throw ownTemplate();
    this.change({ status, templateVersion, approvedBy: approver.id, approvedAt: at });
  }

  supersede(): void {
    this.change({ status: next('supersede', this.status) });
  }
}
