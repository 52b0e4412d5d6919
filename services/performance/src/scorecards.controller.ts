import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  scorecardsApi,
  type AnswerDispute,
  type DisputeScorecard,
  type FindScorecards,
  type ScorecardId,
  type ScorecardSummaryView,
  type ScorecardView,
} from '@tradewind/contracts/performance/scorecards.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ScorecardRepository } from './scorecard.repository.js';
import { scorecardSummaryView, scorecardView } from './scorecard.view.js';

@Controller()
export class ScorecardsController {
  constructor(private readonly scorecards: ScorecardRepository) {}

  @Handles(scorecardsApi.getScorecard)
  async getScorecard({ scorecardId }: ScorecardId): Promise<ScorecardView> {
    return scorecardView(await this.scorecards.get(scorecardId));
  }

  @Handles(scorecardsApi.findScorecards)
  findScorecards({ limit, cursor, personId, ...filters }: FindScorecards): Promise<Page<ScorecardSummaryView>> {
    return this.scorecards.page({ limit, cursor }, { ...filters, ownerId: personId }, scorecardSummaryView);
  }

  @Handles(scorecardsApi.disputeScorecard)
  async disputeScorecard({ scorecardId, reason }: ScorecardId & DisputeScorecard, actor: Actor, at: Date): Promise<ScorecardView> {
    return scorecardView(
      await this.scorecards.update(scorecardId, (scorecard) => {
        scorecard.dispute(reason, actor, at);
      }),
    );
  }

  @Handles(scorecardsApi.answerDispute)
  async answerDispute({ scorecardId, answer }: ScorecardId & AnswerDispute, actor: Actor): Promise<ScorecardView> {
    return scorecardView(
      await this.scorecards.update(scorecardId, (scorecard) => {
        scorecard.answer(answer, actor);
      }),
    );
  }
}
