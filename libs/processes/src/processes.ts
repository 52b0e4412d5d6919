import type { Belonging } from '@tradewind/domain/aggregate';
import type { Database } from '@tradewind/persistence/database';
import { databaseNow } from './database-now.js';
import type { ProcessDefinition } from './definition.js';
import type { ProcessRepository } from './process.repository.js';
import { Process, type Subject } from './process.js';

const UNDER_WAY = ['running', 'compensating', 'stuck'];

/** What reactions and commands of a service do with its processes, in their own transaction. */
export class Processes {
  constructor(
    private readonly db: Database,
    private readonly rows: ProcessRepository,
  ) {}

  /** `id`: chosen before, where the fact that begins it has to name it. */
  async begin<D extends object>(definition: ProcessDefinition<D>, about: Subject, where: Belonging, data: D, id?: string): Promise<Process> {
    const process = Process.begin(definition, about, where, data, await databaseNow(this.db));
    return this.rows.add(id === undefined ? process : Object.assign(process, { id }));
  }

  isUnderWay(id: string): Promise<boolean> {
    return this.rows.findOne({ id, status: UNDER_WAY }).then((found) => found !== null);
  }

  async isUnderWayAbout({ kind }: { readonly kind: string }, subjectId: string): Promise<boolean> {
    return (await this.rows.findOne({ kind, subjectId, status: UNDER_WAY })) !== null;
  }

  /** A fact came that one of its steps waits for. Facts about what no process is under way for are nobody's matter here. */
  async heard<D extends object>(definition: ProcessDefinition<D>, subjectId: string, step: string, learned: Partial<D> = {}): Promise<void> {
    const now = await databaseNow(this.db);
    await this.change(definition, subjectId, (process) => {
      process.answer(definition, step, learned, now);
    });
  }

  /** A fact came after which it cannot be brought to a good end. */
  async turnBack<D extends object>(definition: ProcessDefinition<D>, subjectId: string, reason: string): Promise<void> {
    const now = await databaseNow(this.db);
    await this.change(definition, subjectId, (process) => {
      process.turnBack(definition, reason, now);
    });
  }

  private async change({ kind }: { readonly kind: string }, subjectId: string, decide: (process: Process) => void): Promise<void> {
    await this.rows.updateWhere({ kind, subjectId, status: UNDER_WAY }, decide);
  }
}
