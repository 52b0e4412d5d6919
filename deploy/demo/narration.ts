import type { CallOptions } from '@tradewind/client/http-actor';
import { Refusal } from '@tradewind/client/refusal';
import type { Operation } from '@tradewind/kernel/operation';
import type { Person } from './staff.ts';

/** The platform did something else than the regulation says. */
export class NotAsRegulated extends Error {}

/** What the walk asks for on purpose, and must not get. */
export interface Forbidden {
  /** Status of the answer. */
  readonly status: number;
  /** The requirement that is cited, where a rule refuses. */
  readonly requirement?: string;
  readonly zh: string;
  readonly en: string;
}

/** Tells in Chinese and English what happens, and counts it. */
export class Narration {
  private steps = 0;
  private refusals = 0;
  private readonly print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  chapter(zh: string, en: string): void {
    this.print(`\n── ${zh} ${en} ${'─'.repeat(Math.max(3, 60 - en.length - 2 * zh.length))}`);
  }

  /** Somebody did something, and this came of it. */
  did(who: Person, zh: string, en: string, result = ''): void {
    this.steps += 1;
    this.print(`  ✓ ${who.name}：${zh} ${en}${result ? `  →  ${result}` : ''}`);
  }

  note(text: string): void {
    this.print(`      ${text}`);
  }

  /** Asks for what must not be; prints the sentence in both languages and the ways forward. Anything but this refusal ends the walk. */
  async refused<I extends object, R>(who: Person, op: Operation<I, R>, input: I, what: Forbidden, options: CallOptions = {}): Promise<void> {
    const chinese = await this.refusalOf(who, op, input, what, { ...options, language: 'zh-CN' });
    const english = await this.refusalOf(who, op, input, what, { ...options, language: 'en' });
    const { status, code, rule } = chinese.problem;
    assertAsRegulated(what, english);
    this.refusals += 1;
    this.print(`  ✋ ${who.name}：${what.zh} ${what.en}  →  ${status} ${rule ? cited(rule) : code}`);
    this.print(`      ${chinese.problem.detail}`);
    this.print(`      ${english.problem.detail}`);
    for (const { operation, whoMay } of rule?.waysForward ?? []) this.print(`      ↳ ${operation}（${whoMay}）`);
  }

  summary(): string {
    return `${this.steps} 步 steps, ${this.refusals} 次拒绝 refusals on purpose`;
  }

  private async refusalOf<I extends object, R>(who: Person, op: Operation<I, R>, input: I, { en }: Forbidden, options: CallOptions): Promise<Refusal> {
    try {
      await who.actor.call(op, input, options);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new NotAsRegulated(`${en}: the platform allowed it`);
  }
}

type Rule = NonNullable<Refusal['problem']['rule']>;

const cited = ({ requirement, clause }: Rule): string => (clause === undefined ? requirement : `${requirement} (${clause})`);

function assertAsRegulated({ status, requirement, en }: Forbidden, { problem }: Refusal): void {
  if (problem.status === status && (requirement === undefined || problem.rule?.requirement === requirement)) return;
  const was = `${problem.status} ${problem.code} ${problem.rule ? cited(problem.rule) : ''}`;
  throw new NotAsRegulated(`${en}: expected ${status} ${requirement ?? ''}, was ${was}: ${problem.detail}`);
}
