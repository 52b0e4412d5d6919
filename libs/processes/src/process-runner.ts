import { Fault } from '@tradewind/kernel/fault';
import type { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Watches } from '@tradewind/messaging/watches';
import type { Database } from '@tradewind/persistence/database';
import { databaseNow } from './database-now.js';
import { NotYet, type Asking, type Doing } from './definition.js';
import type { AnyDefinition, Definitions } from './definitions.js';
import type { ProcessRepository } from './process.repository.js';
import type { Process } from './process.js';
import { stepKey } from './step-key.js';

/** What a claimed process is about to do. */
interface Task {
  readonly id: string;
  readonly step: string;
  readonly undoing: boolean;
  readonly definition: AnyDefinition;
  readonly act: Asking<object> | Doing<object>;
  readonly process: Process;
}

type Outcome = { readonly reply: unknown } | { readonly error: unknown };

/** Answers that asking again does not change. */
const FOR_GOOD: readonly string[] = ['refused', 'forbidden', 'not-found', 'invalid', 'unauthenticated', 'precondition-failed', 'precondition-required'];

/** So many processes act at once: a service that is away must not keep the others waiting. */
const LANES = 5;

/**
 * Brings processes on: claim in one transaction, ask outside of any, record in another. Who dies in between is followed by the
 * next one with the same key, and the other side gives the answer it has given (R5, R6).
 */
export class ProcessRunner {
  constructor(
    private readonly db: Database,
    private readonly rows: ProcessRepository,
    private readonly definitions: Definitions,
    private readonly caller: ServiceCaller,
  ) {}

  @Watches(500)
  async act(at: Date): Promise<void> {
    const due = (await this.rows.idsToAct(at)).values();
    const failures: unknown[] = [];
    const lane = async (): Promise<void> => {
      for (const id of due) await this.actOn(id, at).catch((error: unknown) => failures.push(error));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} processes could not act`);
  }

  @Watches(1_000)
  async noteWhoIsLate(at: Date): Promise<void> {
    for (const id of await this.rows.idsOutOfPatience(at)) {
      await this.db.unitOfWork(async () => {
        if (!(await this.rows.isStillDue(id, 'deadline', at))) return;
        await this.rows.updateWhere({ id }, (process) => {
          process.runOutOfPatience(at);
        });
      });
    }
  }

  private async actOn(id: string, at: Date): Promise<void> {
    const task = await this.claim(id, at).catch((error: unknown) => this.giveToPeople(id, error));
    if (!task) return;
    const { act, step, undoing, process } = task;
    const outcome = typeof act === 'function' ? { reply: undefined } : await this.ask(act, process, stepKey(id, step, undoing));
    await this.record(task, outcome).catch((error: unknown) => this.record(task, { error }));
  }

  private claim(id: string, at: Date): Promise<Task | null> {
    return this.db.unitOfWork(async () => {
      if (!(await this.rows.isStillDue(id, 'nextAttempt', at))) return null;
      const process = await this.rows.updateWhere({ id }, (found) => {
        found.attempt(at);
      });
      if (process?.step == null) return null;
      const { step, undoing } = process;
      const definition = this.definitions.of(process);
      const planned = definition.steps.find(({ name }) => name === step);
      const act = undoing ? planned?.undo : planned?.act;
      return act ? { id, step, undoing, definition, act, process } : null;
    });
  }

  /** What this build cannot act on must not be tried every round. */
  private async giveToPeople(id: string, error: unknown): Promise<null> {
    if (!(error instanceof Fault) || !FOR_GOOD.includes(error.kind)) throw error;
    await this.db.unitOfWork(() =>
      this.rows.updateWhere({ id }, (process) => {
        process.stick(told(error));
      }),
    );
    return null;
  }

  private async ask({ ask }: Asking<object>, process: Process, key: string): Promise<Outcome> {
    try {
      return { reply: await ask(this.caller, key, process.data, process) };
    } catch (error) {
      return { error };
    }
  }

  /** The answer, what follows from it here, and how it goes on: together, or not at all. */
  private record(task: Task, outcome: Outcome): Promise<void> {
    const { id, step, undoing, definition } = task;
    return this.db.unitOfWork(async () => {
      const process = await this.rows.hold(id);
      if (!process.isAt(step, undoing)) return;
      const learned = 'error' in outcome ? outcome : await this.learn(task, process, outcome.reply);
      const now = await databaseNow(this.db);
      await this.rows.updateWhere({ id }, (found) => {
        if ('error' in learned) notDone(found, learned.error, now);
        else if (undoing) found.undone(definition, step, now);
        else found.answer(definition, step, learned.reply as object, now);
      });
    });
  }

  private async learn({ act }: Task, process: Process, reply: unknown): Promise<Outcome> {
    const learned = typeof act === 'function' ? await act(process.data, process) : await act.learn(reply, process.data, process);
    return learned instanceof NotYet ? { error: learned } : { reply: learned ?? {} };
  }
}

const told = (fault: Fault): string => `${fault.code}: ${fault.message}`;

function notDone(process: Process, error: unknown, now: Date): void {
  if (error instanceof NotYet) process.postpone(error.why, now);
  else if (error instanceof Fault && FOR_GOOD.includes(error.kind)) process.stick(told(error));
  else process.postpone(error instanceof Fault ? told(error) : String(error), now);
}
