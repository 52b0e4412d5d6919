import { surveyScored } from '@tradewind/contracts/after-sales/after-sales.events';
import {
  surveyAnswersIncomplete,
  surveyAsksTwice,
  type RecordSurveyAnswer,
  type SendSurvey,
  type SurveyAnswer,
  type SurveyChannel,
  type SurveyQuestion,
  type SurveyStatus,
} from '@tradewind/contracts/after-sales/surveys.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { Column, Entity, Index } from 'typeorm';
import type { ServiceSubject } from './service-subject.js';
import { scoreOf } from './survey-score.js';

const next = stateMachine<SurveyStatus>()({
  answer: { from: ['sent'], to: 'answered' },
  score: { from: ['answered'], to: 'scored' },
});

/** What the customer thinks of us, asked by questionnaire or interview (AFS-18); its score feeds the appraisal of who sold. */
@Entity('survey')
@Index('survey_org', ['org'])
@Index('survey_status', ['status'])
@Index('survey_customer', ['customerId'])
@Index('survey_ticket', ['ticketId'])
@Index('survey_answered', ['answeredOn'])
export class Survey extends Aggregate<Survey> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: SurveyStatus;
  @Column('uuid', { nullable: true }) readonly ticketId: string | null = null;
  @Column('uuid', { nullable: true }) readonly serviceFileId: string | null = null;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('text') readonly channel!: SurveyChannel;
  @Column('jsonb') readonly questions!: readonly SurveyQuestion[];
  @Column('jsonb') readonly answers: readonly SurveyAnswer[] = [];
  @Column('integer', { nullable: true }) readonly score: number | null = null;
  @Column('text', { nullable: true }) readonly remark: string | null = null;
  @Column('timestamptz') readonly sentAt!: Date;
  @Column('date', { nullable: true }) readonly answeredOn: string | null = null;
  @Column('text') readonly search!: string;

  static send(no: string, { channel, questions }: SendSurvey, subject: ServiceSubject, ticketId: string | null, sentAt: Date): Survey {
    const codes = questions.map(({ code }) => code);
    if (new Set(codes).size < codes.length) throw surveyAsksTwice({ codes });
    const { org, branch, ownerId, serviceFileId, customerId, customerName, salesRepId } = subject;
    return Survey.born(
      { org, branch, ownerId },
      { no, status: 'sent', ticketId, serviceFileId, customerId, customerName, salesRepId, channel, questions, sentAt, search: searchKey(no, customerName) },
    );
  }

  recordAnswer({ answers, remark }: RecordSurveyAnswer, at: Date): void {
    const answered = next('answer', this.status);
    const asked = this.questions.map(({ code }) => code);
    if (!sameCodes(asked, answers)) throw surveyAnswersIncomplete({ asked });
    const score = scoreOf(answers.map(({ mark }) => mark));
    const answeredOn = businessDate(at);
    this.change({ status: next('score', answered), answers, score, remark: remark ?? null, answeredOn });
    this.record(surveyScored, { surveyId: this.id, customerId: this.customerId, salesRepId: this.salesRepId, score, answeredOn });
  }
}

const sameCodes = (asked: readonly string[], answers: readonly SurveyAnswer[]): boolean =>
  asked.length === answers.length && asked.every((code) => answers.some((answer) => answer.code === code));
