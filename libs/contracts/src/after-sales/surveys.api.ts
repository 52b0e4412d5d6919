import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { serviceFileNotFound } from './service-files.api.js';
import { ticketNotFound } from './tickets.api.js';

export const SURVEY_STATUSES = ['sent', 'answered', 'scored'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

export const SURVEY_CHANNELS = ['questionnaire', 'interview'] as const;
export type SurveyChannel = (typeof SURVEY_CHANNELS)[number];

export class SurveyId {
  @Id() readonly surveyId!: string;
}

export class SurveyQuestion {
  @Code({ doc: 'Short name of the question' }) readonly code!: string;
  @Text({ max: 500, doc: 'As the customer reads it' }) readonly text!: string;
}

export class SurveyAnswer {
  @Code() readonly code!: string;
  @Count({ min: 1, max: 5, doc: '5 is very satisfied' }) readonly mark!: number;
}

export class SendSurvey {
  @Id({ optional: true, doc: 'The ticket it is about; else give serviceFileId' }) readonly ticketId?: string;
  @Id({ optional: true, doc: 'The delivery it is about' }) readonly serviceFileId?: string;
  @OneOf(SURVEY_CHANNELS, { name: 'SurveyChannel' }) readonly channel!: SurveyChannel;
  @ListOf(() => SurveyQuestion, { max: 20 }) readonly questions!: readonly SurveyQuestion[];
}

export class RecordSurveyAnswer {
  @ListOf(() => SurveyAnswer, { max: 20, doc: 'One answer to each question' }) readonly answers!: readonly SurveyAnswer[];
  @Text({ max: 2000, optional: true }) readonly remark?: string;
}

export class FindSurveys extends SearchRequest {
  @AnyOf(SURVEY_STATUSES, { name: 'SurveyStatus' }) readonly status?: SurveyStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly ticketId?: string;
}

export class SurveyView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(SURVEY_STATUSES, { name: 'SurveyStatus' }) readonly status!: SurveyStatus;
  @Id({ nullable: true }) readonly ticketId!: string | null;
  @Id({ nullable: true }) readonly serviceFileId!: string | null;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @OneOf(SURVEY_CHANNELS, { name: 'SurveyChannel' }) readonly channel!: SurveyChannel;
  @ListOf(() => SurveyQuestion) readonly questions!: readonly SurveyQuestion[];
  @ListOf(() => SurveyAnswer, { min: 0 }) readonly answers!: readonly SurveyAnswer[];
  @Count({ min: 1, max: 100, nullable: true, doc: 'Share of the best possible marks in per cent' }) readonly score!: number | null;
  @Text({ max: 2000, nullable: true }) readonly remark!: string | null;
  @Instant() readonly sentAt!: string;
  @DateOnly({ nullable: true }) readonly answeredOn!: string | null;
}

export const surveyNotFound = defineFault('survey.not-found', 'not-found', {
  en: (d: { surveyId: string }) => `There is no survey ${d.surveyId}.`,
  zh: (d) => `没有满意度调查 ${d.surveyId}。`,
});

export const surveyAboutNothing = defineFault('survey.about-nothing', 'invalid', {
  en: () => 'Say what the survey is about: give the ticket or the service file.',
  zh: () => '请说明调查对象：填写工单或售后档案。',
});

export const surveyAsksTwice = defineFault('survey.asks-twice', 'invalid', {
  en: (d: { codes: readonly string[] }) => `Every question needs a code of its own: ${d.codes.join(', ')}.`,
  zh: (d) => `每个问题须有不同的代码：${d.codes.join('、')}。`,
});

export const surveyAnswersIncomplete = defineFault(
  'survey.answers-incomplete',
  'refused',
  {
    en: (d: { asked: readonly string[] }) => `A score counts only when every question was answered once: ${d.asked.join(', ')}.`,
    zh: (d) => `每个问题须且只须回答一次才能计分：${d.asked.join('、')}。`,
  },
  { requirement: 'AFS-18', clause: '001 §3.5.2', waysForward: [{ operation: 'after-sales.recordSurveyAnswer', whoMay: 'ticket:write' }] },
);

export const surveysApi = defineApi('after-sales', {
  sendSurvey: operation({
    http: 'POST /surveys',
    allow: 'ticket:write',
    summary: 'Send a satisfaction survey about a ticket or a delivery (AFS-18)',
    body: SendSurvey,
    reply: SurveyView,
    faults: [surveyAboutNothing, surveyAsksTwice, ticketNotFound, serviceFileNotFound],
  }),
  recordSurveyAnswer: operation({
    http: 'POST /surveys/:surveyId/record-answer',
    allow: 'ticket:write',
    summary: 'Record the answers; the score is computed and counts as satisfaction (AFS-18)',
    params: SurveyId,
    body: RecordSurveyAnswer,
    reply: SurveyView,
    faults: [surveyNotFound, surveyAnswersIncomplete],
  }),
  getSurvey: operation({
    http: 'GET /surveys/:surveyId',
    allow: 'ticket:read',
    summary: 'One survey',
    params: SurveyId,
    reply: SurveyView,
    faults: [surveyNotFound],
  }),
  findSurveys: operation({ http: 'GET /surveys', allow: 'ticket:read', summary: 'Surveys, newest first', query: FindSurveys, reply: page(SurveyView) }),
});
