import { Module } from '@nestjs/common';
import { BonusRepository } from './bonus.repository.js';
import { BonusesController } from './bonuses.controller.js';
import { BranchMonths } from './branch-months.js';
import { CycleRepository } from './cycle.repository.js';
import { FactsOfMonth } from './facts-of-month.js';
import { KpiFactsController } from './kpi-facts.controller.js';
import { KpiFactsQueries } from './kpi-facts.queries.js';
import { KpiLedger } from './kpi-ledger.js';
import { MonthCheck } from './month-check.js';
import { MonthClosing } from './month-closing.js';
import { MonthsController } from './months.controller.js';
import { Organisation } from './organisation.js';
import { FactsIn } from './facts-in.js';
import { MonthPublishing } from './month-publishing.js';
import { BonusPayout } from './processes/bonus-payout.process.js';
import { MonthClose } from './processes/month-close.process.js';
import { CountContractChangeReaction } from './reactions/count-contract-change.reaction.js';
import { CountDeliveryReaction } from './reactions/count-delivery.reaction.js';
import { CountReceiptReaction } from './reactions/count-receipt.reaction.js';
import { CountSatisfactionReaction } from './reactions/count-satisfaction.reaction.js';
import { CountServiceTimeReaction } from './reactions/count-service-time.reaction.js';
import { CountSignedContractReaction } from './reactions/count-signed-contract.reaction.js';
import { OrganisationReplicaReaction } from './replicas/organisation-replica.reaction.js';
import { SalesQueries } from './sales.queries.js';
import { ScorecardRepository } from './scorecard.repository.js';
import { ScorecardsController } from './scorecards.controller.js';
import { TargetRepository } from './target.repository.js';
import { TargetsController } from './targets.controller.js';
import { performanceReplays } from './replays.js';
import { replayController } from '@tradewind/runtime/replay.controller';

const reactions = [
  CountSignedContractReaction,
  CountContractChangeReaction,
  CountDeliveryReaction,
  CountReceiptReaction,
  CountSatisfactionReaction,
  CountServiceTimeReaction,
  OrganisationReplicaReaction,
];
const repositories = [TargetRepository, CycleRepository, ScorecardRepository, BonusRepository];

@Module({
  controllers: [
    replayController('performance', performanceReplays),
    TargetsController,
    MonthsController,
    ScorecardsController,
    BonusesController,
    KpiFactsController,
  ],
  providers: [
    ...repositories,
    ...reactions,
    BonusPayout,
    MonthClose,
    FactsIn,
    MonthPublishing,
    Organisation,
    BranchMonths,
    KpiLedger,
    FactsOfMonth,
    MonthClosing,
    MonthCheck,
    KpiFactsQueries,
    SalesQueries,
  ],
})
export class PerformanceModule {}
