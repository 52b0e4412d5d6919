import { Controller, Inject, type Type } from '@nestjs/common';
import { REPLAY_APIS, type ReplayedPieceView, type ReplayFacts, type Replaying } from '@tradewind/contracts/policies/replays.api';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';
import { replayed, type FactSource } from '@tradewind/policies/replay';

/** The operation `replay` of one service, over the kinds of facts it keeps. */
export function replayController(service: Replaying, sourcesOf: (db: Database) => readonly FactSource[]): Type<object> {
  @Controller()
  class ReplayController {
    readonly sources: readonly FactSource[];

    constructor(@Inject(Database) readonly db: Database) {
      this.sources = sourcesOf(db);
    }

    @Handles(REPLAY_APIS[service].replay)
    replay(wanted: ReplayFacts): Promise<ReplayedPieceView> {
      return replayed(this.db, this.sources, wanted);
    }
  }
  return ReplayController;
}
