import type { Operation } from '@tradewind/kernel/operation';
import type { ServiceCaller } from '@tradewind/messaging/service-caller';
import type { Plan, PlannedStep } from './plan.js';
import type { Process } from './process.js';

/** Who the step is about, for what it does or asks. */
export type About = Pick<Process, 'id' | 'subjectId' | 'subjectNo' | 'org' | 'branch' | 'ownerId' | 'reason'>;

/** The answer is not what is waited for yet: ask again. The text is shown to the operator. */
export class NotYet {
  constructor(readonly why: string) {}
}

/** What is kept with the process from now on; nothing where there is nothing to keep. */
export type Learned<D extends object> = Partial<D> | NotYet | undefined;

/** Something done here, in the transaction in which the process goes on. What it gives is kept with the process. */
export type Doing<D extends object> = (data: D, about: About) => Promise<Learned<D>>;

/** Something asked outside of any transaction; `learn` runs in the one in which the answer is recorded. */
export interface Asking<D extends object> {
  readonly ask: (by: ServiceCaller, key: string, data: D, about: About) => Promise<unknown>;
  readonly learn: (reply: unknown, data: D, about: About) => Promise<Learned<D>>;
}

/** A command to another service, under the same key for each attempt. What follows from the reply is done in `learn`, exactly once. */
export function asking<D extends object, I extends object, R>(
  op: Operation<I, R>,
  input: (data: D, about: About) => Promise<I> | I,
  learn: (reply: R, data: D, about: About) => Promise<Learned<D>> = () => Promise.resolve(undefined),
): Asking<D> {
  return { ask: async (by, key, data, about) => by.ask(op, await input(data, about), key), learn: learn as Asking<D>['learn'] };
}

/** A look around that changes nothing and may ask several others; it may take its time, no transaction waits for it. */
export const inquiring = <D extends object>(look: (data: D, about: About) => Promise<Partial<D> | NotYet>): Asking<D> => ({
  ask: (_, __, data, about) => look(data, about),
  learn: (found) => Promise.resolve(found as Partial<D> | NotYet),
});

/** One step: something to ask, to do, or only a fact to wait for. */
export interface StepDefinition<D extends object> {
  readonly name: string;
  readonly act?: Asking<D> | Doing<D>;
  /** Milliseconds in which the fact may come by itself before it is asked for. */
  readonly after?: number;
  /** Milliseconds after which the process is stuck. */
  readonly patience: number;
  /** Takes its effect back. It is done also when it is not known whether there was one, and may be done twice. */
  readonly undo?: Asking<D> | Doing<D>;
}

/** A kind of long work, as typed data. */
export interface ProcessDefinition<D extends object> extends Plan {
  readonly steps: readonly (PlannedStep & Omit<StepDefinition<D>, 'after'>)[];
}

export const defineProcess = <D extends object>(definition: {
  readonly kind: string;
  readonly version: number;
  readonly money: boolean;
  readonly steps: readonly StepDefinition<D>[];
}): ProcessDefinition<D> => ({
  ...definition,
  steps: definition.steps.map((step) => ({ ...step, after: step.act ? (step.after ?? 0) : null, undoable: step.undo !== undefined })),
});

/** Holds the definition of one kind; a provider of the service that owns the work. The runner finds it by its class. */
export abstract class ProcessKind<D extends object> {
  abstract readonly definition: ProcessDefinition<D>;
}

export const minutes = (n: number): number => n * 60_000;
export const days = (n: number): number => n * 86_400_000;
