import { withCall } from '@tradewind/kernel/call';
import { systemCall } from '@tradewind/messaging/system-call';
import type { Database } from '@tradewind/persistence/database';
import type { History, Progress, Step } from './history.js';
import type { Replaying } from './read-model.js';

const BATCH = 500;

/** A fact that a reaction cannot take in any more, although it has. */
export interface Unplayable {
  readonly consumer: string;
  readonly eventId: string;
  readonly reason: string;
}

/** Hands the facts to the reactions once more, in their old order; what these write lands in the shadow. */
export class Replay {
  readonly unplayable: Unplayable[] = [];
  played = 0;
  private readonly reactions: ReadonlyMap<string, Replaying>;

  constructor(
    private readonly service: string,
    /** Sessions that look into the shadow first. */
    private readonly db: Database,
    private readonly history: History,
    reactions: readonly Replaying[],
  ) {
    this.reactions = new Map(reactions.map((each) => [each.consumer, each]));
  }

  /** Until there are no steps left; tells how far it is. */
  async run(progress: Progress): Promise<void> {
    for (let steps = await this.history.next(BATCH); steps.length > 0; steps = await this.history.next(BATCH)) {
      await this.together(steps).catch(() => this.oneByOne(steps));
      this.played += steps.length;
      await progress('played', this.played);
    }
  }

  private together(steps: readonly Step[]): Promise<void> {
    return withCall(systemCall(this.service, 'rebuild', new Date(), 'rebuild'), () =>
      this.db.unitOfWork(async () => {
        for (const step of steps) await this.play(step);
        await this.assertOnlyShadowWritten();
      }),
    );
  }

  private async oneByOne(steps: readonly Step[]): Promise<void> {
    for (const step of steps)
      await this.together([step]).catch((error: unknown) => {
        this.unplayable.push({ consumer: step.consumer, eventId: step.envelope.id, reason: String(error) });
      });
  }

  private play({ consumer, envelope }: Step): Promise<void> {
    const { id, occurredAt, payload } = envelope;
    const react = this.reactions.get(consumer)?.react;
    if (!react) throw new Error(`No reaction ${consumer}`);
    return withCall(systemCall(this.service, consumer, new Date(occurredAt), id), () => react(payload, envelope));
  }

  /** No side effects (R11): a replay that writes anything but the shadow is undone, events and audit rows included. */
  private async assertOnlyShadowWritten(): Promise<void> {
    const written = await this.db.query<{ relname: string }>(
      `SELECT "relname" FROM pg_stat_xact_user_tables WHERE "schemaname" = 'public' AND "n_tup_ins" + "n_tup_upd" + "n_tup_del" > 0`,
    );
    if (written.length > 0) throw new Error(`A replay wrote to ${written.map(({ relname }) => relname).join(', ')}`);
  }
}
