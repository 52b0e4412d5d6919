import { opportunityOpened, opportunityWon } from '@tradewind/contracts/customers/customers.events';
import {
  needsNotRecorded,
  OPPORTUNITY_STAGES,
  stageSkipped,
  type OpenOpportunity,
  type OpportunityStage,
  type RecordOpportunityNeeds,
} from '@tradewind/contracts/customers/opportunities.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { illegalTransition, stateMachine } from '@tradewind/domain/state-machine';
import { Column, Entity, Index } from 'typeorm';
import type { Customer } from './customer.js';

/** Stages in which something can still be done, in their order (CUS-16). */
export const OPEN_STAGES = ['research', 'contact', 'needs', 'proposal', 'negotiation'] as const satisfies readonly OpportunityStage[];

const next = stateMachine<OpportunityStage>()({
  'make contact for': { from: ['research'], to: 'contact' },
  'ask the needs for': { from: ['contact'], to: 'needs' },
  'make a proposal for': { from: ['needs'], to: 'proposal' },
  'negotiate about': { from: ['proposal'], to: 'negotiation' },
  lose: { from: OPEN_STAGES, to: 'lost' },
  // An effective contract proves that it was won, even when somebody had given it up.
  win: { from: [...OPEN_STAGES, 'lost'], to: 'won' },
});

/** What brings it a stage further. */
const FURTHER: Partial<Record<OpportunityStage, keyof typeof next.table>> = {
  research: 'make contact for',
  contact: 'ask the needs for',
  needs: 'make a proposal for',
  proposal: 'negotiate about',
};

/** Stages from which an effective contract makes it won. */
export const BEFORE_WON: readonly OpportunityStage[] = OPPORTUNITY_STAGES.filter((stage) => stage !== 'won');

/** Something a customer may buy, on its way from research to a contract (CUS-16, CUS-17). Belongs where its customer belongs. */
@Entity('opportunity')
@Index('opportunity_no', ['no'], { unique: true })
@Index('opportunity_org', ['org'])
@Index('opportunity_owner', ['ownerId'])
@Index('opportunity_customer', ['customerId'])
@Index('opportunity_stage', ['stage'])
export class Opportunity extends Aggregate<Opportunity> {
  static readonly life = { stage: next };
  static readonly unaudited = ['intent'];

  @Column('text') readonly no!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly stage!: OpportunityStage;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly expectedAmount: string | null = null;
  @Column('date', { nullable: true }) readonly expectedOn: string | null = null;
  @Column('text', { nullable: true }) readonly needs: string | null = null;
  @Column('text', { nullable: true }) readonly intent: string | null = null;
  @Column('text', { nullable: true }) readonly lostReason: string | null = null;
  @Column('uuid', { nullable: true }) readonly contractId: string | null = null;
  @Column('text') readonly search!: string;

  static open({ title, expectedAmount, expectedOn }: Omit<OpenOpportunity, 'customerId'>, no: string, customer: Customer): Opportunity {
    const { id: customerId, name: customerName, org, branch, ownerId } = customer;
    const given = { title, expectedAmount: expectedAmount === undefined ? null : Money.of(expectedAmount).toString(), expectedOn: expectedOn ?? null };
    const opportunity = Opportunity.born(
      { org, branch, ownerId },
      { no, customerId, customerName, stage: 'research', ...given, search: searchKey(no, title, customerName) },
    );
    opportunity.record(opportunityOpened, { opportunityId: opportunity.id, customerId, salesRepId: ownerId });
    return opportunity;
  }

  /** CUS-17: what the customer needs, and that it means to buy. */
  recordNeeds({ needs, intent }: RecordOpportunityNeeds): void {
    if (!isOpen(this.stage)) throw illegalTransition({ action: 'record needs', from: this.stage, allowedFrom: OPEN_STAGES });
    this.change({ needs, intent });
  }

  /** CUS-16: one stage at a time; CUS-17: nothing is proposed before the needs are on record. */
  advance(to: OpportunityStage | undefined): void {
    const step = FURTHER[this.stage];
    if (!step) throw illegalTransition({ action: 'advance', from: this.stage, allowedFrom: Object.keys(FURTHER) });
    const stage = next(step, this.stage);
    if (to !== undefined && to !== stage) throw stageSkipped({ from: this.stage, to, next: stage });
    if (stage === 'proposal' && this.needs === null) throw needsNotRecorded();
    this.change({ stage });
  }

  lose(lostReason: string): void {
    this.change({ stage: next('lose', this.stage), lostReason });
  }

  win(contractId: string): void {
    this.change({ stage: next('win', this.stage), contractId, lostReason: null });
    this.record(opportunityWon, { opportunityId: this.id, customerId: this.customerId, salesRepId: this.ownerId });
  }

  /** Belongs where its customer belongs, and shows its name. */
  follow({ name: customerName, org, branch, ownerId }: Customer): void {
    this.change({ customerName, org, branch, ownerId, search: searchKey(this.no, this.title, customerName) });
  }
}

const isOpen = (stage: OpportunityStage): boolean => (OPEN_STAGES as readonly OpportunityStage[]).includes(stage);
