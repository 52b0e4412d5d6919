import type { SurveyView } from '@tradewind/contracts/after-sales/surveys.api';
import type { Survey } from './domain/survey.js';

export const surveyView = (survey: Survey): SurveyView => {
  const { id, version, no, status, ticketId, serviceFileId, customerId, customerName, salesRepId, channel, questions, answers, score, remark } = survey;
  const { sentAt, answeredOn } = survey;
  return {
    ...{ id, version, no, status, ticketId, serviceFileId, customerId, customerName, salesRepId, channel, questions, answers, score, remark, answeredOn },
    sentAt: sentAt.toISOString(),
  };
};
