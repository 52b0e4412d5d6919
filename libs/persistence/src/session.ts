import type { Writable } from 'node:stream';
import { Client, type ClientConfig, type QueryResult } from 'pg';
import { isStaleStatement, NamedStatements } from './named-statements.js';

type Ask = (...args: unknown[]) => unknown;
type Answer = Promise<QueryResult>;

const BEGIN = 'START TRANSACTION';
const ENDS: readonly string[] = ['COMMIT', 'ROLLBACK'];
/** What a session says of a transaction that is not there yet, or never was. */
const NOTHING_DONE = { command: 'NONE', rowCount: null, rows: [], oid: 0, fields: [] };

/**
 * A database session that makes few words (decision 35): statements with parameters go by name, BEGIN goes out with the
 * first statement of its transaction, and what is asked in one turn leaves in one packet and is answered in order.
 */
export class Session extends Client {
  private readonly statements = new NamedStatements();
  private readonly send: Ask;
  /** BEGIN was said, and has not gone out. */
  private begins = false;
  /** As of what was asked last; what was answered last may be far behind. */
  private inTransaction = false;
  private corked = false;

  /** `inPackets`: false where each statement must have left when `query` returns. */
  constructor(
    config?: string | ClientConfig,
    private readonly inPackets = true,
  ) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
    this.send = this.query.bind(this) as Ask;
    const query: Ask = (...args) => this.asked(args);
    Object.assign(this, { query });
  }

  private asked(args: unknown[]): unknown {
    const [text, values] = args;
    if (typeof text !== 'string' || args.length > 2) return this.afterBegin(() => this.send(...args));
    if (text === BEGIN) return this.begin();
    if (ENDS.includes(text)) return this.finish(text);
    return this.afterBegin(() => this.named(text, values as unknown[] | undefined));
  }

  private begin(): Answer {
    this.begins = true;
    this.inTransaction = true;
    return Promise.resolve(NOTHING_DONE);
  }

  private finish(end: string): Answer {
    this.inTransaction = false;
    if (!this.begins) {
      this.inOnePacket();
      return this.send(end) as Answer;
    }
    this.begins = false;
    return Promise.resolve(NOTHING_DONE);
  }

  private afterBegin<T>(ask: () => T): T | Promise<Awaited<T>> {
    this.inOnePacket();
    if (!this.begins) return ask();
    this.begins = false;
    const begun = this.send(BEGIN) as Answer;
    return Promise.all([begun, ask()]).then(([, answer]) => answer);
  }

  private named(text: string, values: unknown[] | undefined): Answer {
    const name = values?.length ? this.statements.nameOf(text) : undefined;
    if (name === undefined) return this.send(text, values) as Answer;
    const again = this.inTransaction ? null : (): Answer => this.send(text, values) as Answer;
    return (this.send({ name, text, values }) as Answer).catch((error: unknown) => this.withoutName(error, text, again));
  }

  /**
   * In a transaction nothing can be asked after an error: there the unit of work does all of it again. Whether it was in one is
   * known since it was asked: when the error is heard here, the COMMIT behind it may have been answered too.
   */
  private withoutName(error: unknown, text: string, again: (() => Answer) | null): Answer {
    if (!isStaleStatement(error)) throw error;
    this.statements.retire(text);
    if (!again) throw error;
    return again();
  }

  /** What is written until this turn is over goes out together; a client without the socket we know writes as it always did. */
  private inOnePacket(): void {
    const { stream } = (this as unknown as { connection?: { stream?: Partial<Writable> } }).connection ?? {};
    if (!this.inPackets || this.corked || !stream?.cork || !stream.uncork) return;
    this.corked = true;
    stream.cork();
    process.nextTick(() => {
      this.corked = false;
      stream.uncork?.();
    });
  }
}
