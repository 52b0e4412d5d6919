import { Injectable } from '@nestjs/common';
import { surveyNotFound } from '@tradewind/contracts/after-sales/surveys.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Survey } from './domain/survey.js';

@Injectable()
export class SurveyRepository extends AggregateRepository<Survey> {
  constructor(db: Database) {
    super(db, Survey, (surveyId) => surveyNotFound({ surveyId }));
  }
}
