import type { Database } from './database.js';
import { frozen } from './frozen.js';
import { ChangedSince, unitInProgress, type Premise } from './unit-of-work.js';

/** So many answers are kept of one content of a table, where nothing else is said; then it begins anew. */
const MOST = 5_000;

const STATE_OF = `SELECT "state" FROM "table_state" WHERE "table" = $1`;
const CHANGED = 'changed since it was read: ';
/** Reads words as a number where the answer is no: then nothing behind it is done. */
const STILL_SO = `SELECT ('${CHANGED}' || "table")::int FROM "table_state" WHERE "table" = $1 AND "state" <> $2`;

/** One content of the table, and what was read of it. */
interface Content {
  readonly state: string;
  readonly answers: Map<string, unknown>;
  readonly premise: Premise;
}

/**
 * What was read of a table that changes rarely, kept until somebody changes it, in whichever process (decision 60). A command goes on
 * at once by what is kept here; its transaction asks whether that is still so, and where it is not, nothing is done and all of it begins
 * anew, by what it then reads. Who has no command asks first. So nothing is decided by what holds no more, and nobody waits for the question.
 * What a transaction reads itself is not kept: it may be its own, and may never be.
 *
 * A table whose state nobody notes (`noteStateOf`) is read each time. What comes from here is frozen: others have it too.
 */
export class KeptReads {
  private content: Content | undefined;

  constructor(
    private readonly db: Database,
    private readonly table: string,
    private readonly most = MOST,
  ) {}

  /** `what` names the question among all that are asked of this table. */
  async get<T>(what: string, read: () => Promise<T>): Promise<T> {
    const [answer] = await this.all([what], async () => [await read()]);
    return answer as T;
  }

  /** The same for several questions, in their order; `read` answers those that have no answer yet, in theirs. */
  async all<T>(whats: readonly string[], read: (unanswered: readonly string[]) => Promise<readonly T[]>): Promise<readonly T[]> {
    const unit = unitInProgress();
    if (unit && !unit.relies) return frozen(await read(whats));
    const content = unit && this.knows(whats) ? this.content : unit?.runner ? null : await this.present();
    if (!content) return frozen(await read(whats));
    const answers = await this.answered(whats, content.answers, read);
    unit?.relyOn(content.premise);
    return answers;
  }

  private knows(whats: readonly string[]): boolean {
    const { content } = this;
    return content !== undefined && whats.every((what) => content.answers.has(what));
  }

  private async answered<T>(
    whats: readonly string[],
    kept: Map<string, unknown>,
    read: (unanswered: readonly string[]) => Promise<readonly T[]>,
  ): Promise<T[]> {
    const answers = new Map(whats.filter((what) => kept.has(what)).map((what) => [what, kept.get(what) as T]));
    const unanswered = whats.filter((what) => !answers.has(what));
    if (unanswered.length > 0) {
      const found = frozen(await read(unanswered));
      if (kept.size >= this.most) kept.clear();
      unanswered.forEach((what, i) => {
        answers.set(what, found[i] as T);
        kept.set(what, found[i]);
      });
    }
    return whats.map((what) => answers.get(what) as T);
  }

  private async present(): Promise<Content | null> {
    const [now] = await this.db.short().query<{ state: string }>(STATE_OF, [this.table]);
    if (!now) return null;
    if (this.content?.state !== now.state) this.content = this.contentOf(now.state);
    return this.content;
  }

  private contentOf(state: string): Content {
    const content: Content = {
      state,
      answers: new Map(),
      premise: {
        still: { text: STILL_SO, values: [this.table, state] },
        inWords: (error) => {
          if (!(error instanceof Error && error.message.includes(CHANGED + this.table))) return error;
          if (this.content === content) this.content = undefined;
          return new ChangedSince(`"${this.table}"`);
        },
      },
    };
    return content;
  }
}
