import { Controller } from '@nestjs/common';
import {
  surveyAboutNothing,
  surveysApi,
  type FindSurveys,
  type RecordSurveyAnswer,
  type SendSurvey,
  type SurveyId,
  type SurveyView,
} from '@tradewind/contracts/after-sales/surveys.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import type { ServiceSubject } from './domain/service-subject.js';
import { Survey } from './domain/survey.js';
import { ServiceFileRepository } from './service-file.repository.js';
import { SurveyRepository } from './survey.repository.js';
import { surveyView } from './survey.view.js';
import { TicketRepository } from './ticket.repository.js';

@Controller()
export class SurveysController {
  constructor(
    private readonly surveys: SurveyRepository,
    private readonly tickets: TicketRepository,
    private readonly files: ServiceFileRepository,
    private readonly numbers: Numbers,
  ) {}

  @Handles(surveysApi.sendSurvey)
  async sendSurvey(request: SendSurvey, _: Actor, at: Date): Promise<SurveyView> {
    const subject = await this.subjectOf(request);
    const no = await this.numbers.next(subject.branch, 'DC', at);
    return surveyView(await this.surveys.add(Survey.send(no, request, subject, request.ticketId ?? null, at)));
  }

  @Handles(surveysApi.recordSurveyAnswer)
  async recordSurveyAnswer({ surveyId, ...answer }: SurveyId & RecordSurveyAnswer, _: Actor, at: Date): Promise<SurveyView> {
    return surveyView(
      await this.surveys.update(surveyId, (survey) => {
        survey.recordAnswer(answer, at);
      }),
    );
  }

  @Handles(surveysApi.getSurvey)
  async getSurvey({ surveyId }: SurveyId): Promise<SurveyView> {
    return surveyView(await this.surveys.get(surveyId));
  }

  @Handles(surveysApi.findSurveys)
  findSurveys({ limit, cursor, ...filters }: FindSurveys): Promise<Page<SurveyView>> {
    return this.surveys.page({ limit, cursor }, filters, surveyView);
  }

  private async subjectOf({ ticketId, serviceFileId }: SendSurvey): Promise<ServiceSubject> {
    if (ticketId !== undefined) return (await this.tickets.get(ticketId)).subject;
    if (serviceFileId !== undefined) return (await this.files.get(serviceFileId)).subject;
    throw surveyAboutNothing();
  }
}
