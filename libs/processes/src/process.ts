import { alreadyTurningBack, moneyIsNotGivenUp, processNotStuck, type ProcessStatus } from '@tradewind/contracts/processes/processes.api';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { Column, Entity, Index } from 'typeorm';
import { stepAfter, stepNamed, undoable, type Plan, type PlannedStep } from './plan.js';

/** What is noted about a step. */
export interface StepLog {
  readonly step: string;
  readonly startedAt: string;
  readonly attempts: number;
  readonly answeredAt: string | null;
  readonly undoneAt: string | null;
  readonly lastError: string | null;
}

/** What a process is about. */
export interface Subject {
  readonly id: string;
  readonly no: string | null;
}

const next = stateMachine<ProcessStatus>()({
  goOn: { from: ['running', 'stuck'], to: 'running' },
  finish: { from: ['running', 'stuck'], to: 'done' },
  turnBack: { from: ['running', 'stuck'], to: 'compensating' },
  goBack: { from: ['compensating', 'stuck'], to: 'compensating' },
  compensate: { from: ['compensating', 'stuck'], to: 'compensated' },
  stick: { from: ['running', 'compensating', 'stuck'], to: 'stuck' },
});

const OVER: readonly ProcessStatus[] = ['done', 'compensated'];

/** Whoever claimed an attempt and has not answered by then is taken for dead. */
const CLAIM_MS = 30_000;
const LONGEST_PAUSE_MS = 60_000;
/** A stuck process is still tried now and then: most causes go away by themselves. */
const PAUSE_WHEN_STUCK_MS = 15 * 60_000;

const pauseAfter = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempts);

/**
 * Work that spans services, as a row (R5): where it is, until when it waits, what each step was answered.
 * Deadlines are moments of the database's clock. Whatever arrives twice, late or out of order changes nothing.
 */
@Entity('process')
@Index('process_org', ['org'])
@Index('process_status', ['status'])
@Index('process_next_attempt', ['nextAttempt'], { where: '"nextAttempt" IS NOT NULL' })
@Index('process_deadline', ['deadline'], { where: '"deadline" IS NOT NULL' })
@Index('process_under_way', ['kind', 'subjectId'], { unique: true, where: `"status" NOT IN ('done', 'compensated')` })
export class Process extends Aggregate<Process> {
  static readonly life = { status: next };

  @Column('text') readonly kind!: string;
  @Column('integer') readonly definitionVersion!: number;
  @Column('boolean') readonly money!: boolean;
  @Column('uuid') readonly subjectId!: string;
  @Column('text', { nullable: true }) readonly subjectNo!: string | null;
  @Column('text') readonly status!: ProcessStatus;
  /** It takes back what was done; kept apart from the status because a stuck process has a direction, too. */
  @Column('boolean') readonly undoing: boolean = false;
  @Column('text', { nullable: true }) readonly step: string | null = null;
  @Column('jsonb') readonly steps: readonly StepLog[] = [];
  /** Facts that came before their step. */
  @Column('jsonb') readonly early: Readonly<Record<string, object>> = {};
  @Column('jsonb') readonly data!: object;
  @Column('timestamptz', { nullable: true }) readonly deadline: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly nextAttempt: Date | null = null;
  @Column('text', { nullable: true }) readonly reason: string | null = null;

  static begin({ kind, version, money, steps }: Plan, about: Subject, where: Belonging, data: object, now: Date): Process {
    const process = Process.born(where, { kind, definitionVersion: version, money, subjectId: about.id, subjectNo: about.no, status: 'running', data });
    const [first] = steps;
    if (!first) throw new Error(`${kind} has no steps`);
    process.enter(first, now);
    return process;
  }

  isOver(): boolean {
    return OVER.includes(this.status);
  }

  isAt(step: string, undoing = false): boolean {
    return !this.isOver() && this.step === step && this.undoing === undoing;
  }

  /** Somebody is about to act; who dies meanwhile leaves it to the next one. */
  attempt(now: Date): void {
    this.note((log) => ({ attempts: log.attempts + 1 }));
    this.change({ nextAttempt: later(now, CLAIM_MS) });
  }

  /** The step was answered, or its fact came: what was learned is kept, and the next one begins. */
  answer(plan: Plan, step: string, learned: object, now: Date): void {
    if (this.isAt(step)) this.goOn(plan, learned, now);
    else if (this.isStillAhead(plan, step)) this.change({ early: { ...this.early, [step]: learned } });
  }

  /** The other side said no for good. Every step is taken back, those too of which nothing is known: some effects come by facts, not by our asking. */
  turnBack(plan: Plan, reason: string, now: Date): void {
    if (this.isOver() || this.undoing || this.step === null) return;
    this.change({ status: next('turnBack', this.status), undoing: true, reason });
    this.undoFirstOf(undoable(plan), now);
  }

  undone(plan: Plan, step: string, now: Date): void {
    if (!this.isAt(step, true)) return;
    this.note(() => ({ undoneAt: now.toISOString() }));
    this.change({ status: next('goBack', this.status) });
    this.undoFirstOf(undoable(plan, step), now);
  }

  /** It did not work this time; it will be tried again, in longer and longer intervals. */
  postpone(why: string, now: Date): void {
    this.note(() => ({ lastError: why }));
    this.change({ nextAttempt: later(now, this.status === 'stuck' ? PAUSE_WHEN_STUCK_MS : pauseAfter(this.current().attempts)) });
  }

  /** It was refused by a rule: asking again would change nothing before somebody does. */
  stick(why: string): void {
    this.note(() => ({ lastError: why }));
    this.change({ status: next('stick', this.status), deadline: null, nextAttempt: null });
  }

  /** Its patience is over. Nothing is given up: it is seen, and still tried from time to time. */
  runOutOfPatience(now: Date): void {
    const nextAttempt = this.nextAttempt && later(now, PAUSE_WHEN_STUCK_MS);
    this.change({ status: next('stick', this.status), deadline: null, nextAttempt });
  }

  retry(plan: Plan, now: Date): void {
    if (this.status !== 'stuck' || this.step === null) throw processNotStuck({ status: this.status });
    const step = stepNamed(plan, this.step);
    const acts = this.undoing || step.after !== null;
    this.change({ status: next(this.undoing ? 'goBack' : 'goOn', this.status), deadline: later(now, step.patience), nextAttempt: acts ? now : null });
  }

  /** Only what moves no money, and only once it is stuck. */
  abandon(plan: Plan, reason: string, now: Date): void {
    if (this.status !== 'stuck') throw processNotStuck({ status: this.status });
    if (this.money) throw moneyIsNotGivenUp();
    if (this.undoing) throw alreadyTurningBack();
    this.turnBack(plan, reason, now);
  }

  private goOn(plan: Plan, learned: object, now: Date): void {
    const { step } = this.current();
    this.note(() => ({ answeredAt: now.toISOString(), lastError: null }));
    this.change({ data: { ...this.data, ...learned } });
    const following = stepAfter(plan, step);
    if (!following) {
      this.end('finish');
      return;
    }
    this.change({ status: next('goOn', this.status) });
    this.enter(following, now);
    const early = this.early[following.name];
    if (early) this.goOn(plan, early, now);
  }

  private isStillAhead({ steps }: Plan, step: string): boolean {
    const names = steps.map(({ name }) => name);
    return !this.isOver() && !this.undoing && names.indexOf(step) > names.indexOf(this.step ?? '');
  }

  private enter({ name, after, patience }: PlannedStep, now: Date): void {
    this.change({
      step: name,
      steps: [...this.steps, begunLog(name, now)],
      deadline: later(now, patience),
      nextAttempt: after === null ? null : later(now, after),
    });
  }

  private undoFirstOf([first]: readonly PlannedStep[], now: Date): void {
    if (!first) {
      this.end('compensate');
      return;
    }
    const { name, patience } = first;
    const steps = this.steps.some(({ step }) => step === name) ? this.steps : [...this.steps, begunLog(name, now)];
    this.change({ step: name, steps, deadline: later(now, patience), nextAttempt: now });
  }

  private end(how: 'finish' | 'compensate'): void {
    this.change({ status: next(how, this.status), step: null, deadline: null, nextAttempt: null });
  }

  private current(): StepLog {
    const found = this.steps.find(({ step }) => step === this.step);
    if (!found) throw new Error(`The process is ${this.status}: it is at no step`);
    return found;
  }

  private note(of: (log: StepLog) => Partial<StepLog>): void {
    const current = this.current();
    this.change({ steps: this.steps.map((log) => (log === current ? { ...log, ...of(log) } : log)) });
  }
}

const begunLog = (step: string, now: Date): StepLog => ({
  ...{ step, startedAt: now.toISOString(), attempts: 0 },
  ...{ answeredAt: null, undoneAt: null, lastError: null },
});

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
