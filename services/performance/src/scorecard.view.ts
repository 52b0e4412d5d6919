import type { ScorecardSummaryView, ScorecardView } from '@tradewind/contracts/performance/scorecards.api';
import { Ratio } from './domain/ratio.js';
import type { Scorecard } from './domain/scorecard.js';

export const scorecardSummaryView = ({ id, version, cycleId, month, ownerId, personName, org, branch, status, score }: Scorecard): ScorecardSummaryView => ({
  id,
  version,
  cycleId,
  month,
  personId: ownerId,
  personName,
  org,
  branch,
  status,
  score: Ratio.of(score).toString(),
});

export const scorecardView = (scorecard: Scorecard): ScorecardView => {
  const { units, kpis, response, resolution, ownSalesTarget, kpiPolicy, publishedAt, disputeReason, disputedAt, disputeAnswer, disputeAnsweredBy } = scorecard;
  return Object.assign(scorecardSummaryView(scorecard), {
    units,
    kpis,
    response,
    resolution,
    ownSalesTarget,
    kpiPolicy,
    publishedAt: publishedAt?.toISOString() ?? null,
    disputeReason,
    disputedAt: disputedAt?.toISOString() ?? null,
    disputeAnswer,
    disputeAnsweredBy,
  });
};
