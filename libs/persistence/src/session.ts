import type { Writable } from 'node:stream';
import { Client, type ClientConfig, type QueryResult } from 'pg';
// @ts-expect-error -- pg says nothing of how it writes values
import { prepareValue } from 'pg/lib/utils.js';
import { CellsQuery, Readings, type Cells } from './cells-query.js';
import { DATE, instantOf, TIMESTAMPTZ } from './instant.js';
import { isStaleStatement, NamedStatements } from './named-statements.js';
import { Packet, type Asked, type Columns, type Reader } from './packet.js';

type Ask = (...args: unknown[]) => unknown;
type Answer = Promise<QueryResult>;
type Waiting = Asked & { readonly inTransaction: boolean };

const BEGIN = 'START TRANSACTION';
const COMMIT = 'COMMIT';
const ENDS: readonly string[] = [COMMIT, 'ROLLBACK'];
/** What a session says of a transaction that is not there yet, or never was. */
const NOTHING_DONE = { command: 'NONE', rowCount: null, rows: [], oid: 0, fields: [] };
const written = prepareValue as (value: unknown) => string | Buffer | null;

/**
 * A database session that makes few words (decision 35): statements with parameters go by name, BEGIN goes out with the first statement
 * of its transaction, and what is asked in one turn leaves in one packet. Of a transaction all of it is answered together too.
 */
export class Session extends Client {
  private readonly statements = new NamedStatements();
  /** Of names the server has said how their answers look. */
  private readonly shapes = new Map<string, Columns>();
  private readonly readings = new Readings();
  private readonly send: Ask;
  /** BEGIN was said, and has not gone out. */
  private begins = false;
  /** As of what was asked last; what was answered last may be far behind. */
  private inTransaction = false;
  private waiting: Waiting[] = [];
  private corked = false;

  /** `inPackets`: false where each statement must have left when `query` returns. */
  constructor(
    config?: string | ClientConfig,
    private readonly inPackets = true,
  ) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
    this.send = this.query.bind(this);
    this.setTypeParser(TIMESTAMPTZ, 'text', instantOf);
    this.setTypeParser(DATE, 'text', String); // a day is no moment; pg makes it midnight of wherever the server stands
    const query: Ask = (...args) => this.asked(args);
    Object.assign(this, { query });
  }

  /** Rows of a statement that changes nothing, as they come; for sessions that are in no transaction. */
  async cells(text: string, values: readonly unknown[]): Promise<Cells> {
    const name = this.statements.nameOf(text);
    try {
      return await this.cellsBy(name, text, values);
    } catch (error) {
      if (name === undefined || !isStaleStatement(error)) throw error;
      this.statements.retire(text);
      return this.cellsBy(undefined, text, values);
    }
  }

  private cellsBy(name: string | undefined, text: string, values: readonly unknown[]): Promise<Cells> {
    this.inOnePacket();
    return new Promise((resolve, reject) => {
      const query: CellsQuery = new CellsQuery({ name, text, values: [...values] }, this.readings, (error) => {
        if (error) reject(error);
        else resolve(query.cells);
      });
      this.send(query);
    });
  }

  private asked(args: unknown[]): unknown {
    const [text, values] = args;
    if (typeof text !== 'string' || args.length > 2) return this.asItIs(args);
    if (text === BEGIN) return this.begin();
    if (ENDS.includes(text)) return this.finish(text);
    return Array.isArray(values) && values.length > 0 ? this.statement(text, values) : this.asItIs(args);
  }

  private begin(): Answer {
    this.begins = true;
    this.inTransaction = true;
    return Promise.resolve(NOTHING_DONE);
  }

  private finish(end: string): Answer {
    const isBegun = !this.begins;
    this.begins = false;
    const ended = isBegun ? this.ended(end) : Promise.resolve(NOTHING_DONE);
    this.inTransaction = false;
    return ended;
  }

  /** A ROLLBACK has no name that could be lost. */
  private ended(end: string): Answer {
    return end === COMMIT ? this.put(end, []) : (this.asItIs([end]) as Answer);
  }

  /** What pg does by itself, behind what was asked before. */
  private asItIs(args: unknown[]): unknown {
    this.inOnePacket();
    if (this.begins) this.putBegin();
    this.leave();
    return this.send(...args);
  }

  /**
   * In a transaction nothing can be asked after an error: there the unit of work does all of it again. Whether it was in one is
   * known since it was asked: when the error is heard here, the COMMIT behind it may have been answered too.
   */
  private statement(text: string, values: readonly unknown[]): Answer {
    const again = this.inTransaction ? null : (): Answer => this.send(text, values) as Answer;
    return this.put(text, values).catch((error: unknown) => {
      if (!again || !isStaleStatement(error)) throw error;
      return again();
    });
  }

  private putBegin(): void {
    this.begins = false;
    void this.put(BEGIN, []).catch(() => undefined); // what comes behind it fails with it
  }

  private put(text: string, values: readonly unknown[]): Answer {
    if (this.begins) this.putBegin();
    this.inOnePacket();
    const name = this.statements.nameOf(text) ?? '';
    const asked = new Promise<QueryResult>((answered, failed) => {
      const { inTransaction } = this;
      const how = { text, name, values: values.map(written), columns: this.shapes.get(name) ?? null, ends: text === COMMIT, inTransaction };
      this.waiting.push({
        ...how,
        answered: (answer, columns) => {
          if (name !== '') this.shapes.set(name, columns);
          answered(answer);
        },
        failed: (error) => {
          if (isStaleStatement(error)) this.statements.retire(text);
          failed(error);
        },
      });
    });
    if (!this.inPackets) this.leave();
    return asked;
  }

  /** What waits goes out: of one transaction together, all else for itself. */
  private leave(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    const { getTypeParser } = this as unknown as { readonly getTypeParser: (type: number, format: 'text') => Reader };
    const readerOf = (type: number): Reader => getTypeParser.call(this, type, 'text');
    for (const asked of packetsOf(waiting)) this.send(new Packet(asked, readerOf, (end) => this.rolledBack(end)));
  }

  /** The end of a transaction that was cut off by an error: PostgreSQL would have made a ROLLBACK of a COMMIT. */
  private rolledBack({ answered, failed }: Asked): void {
    (this.send('ROLLBACK') as Answer).then((answer) => {
      answered(answer, []);
    }, failed);
  }

  /** What is written until this turn is over goes out together; a client without the socket we know writes as it always did. */
  private inOnePacket(): void {
    if (!this.inPackets || this.corked) return;
    const { stream } = (this as unknown as { connection?: { stream?: Partial<Writable> } }).connection ?? {};
    this.corked = true;
    stream?.cork?.();
    process.nextTick(() => {
      this.corked = false;
      this.leave();
      stream?.uncork?.();
    });
  }
}

function packetsOf(waiting: readonly Waiting[]): Waiting[][] {
  const packets: Waiting[][] = [];
  let open = false;
  for (const asked of waiting) {
    if (open && asked.inTransaction) packets.at(-1)?.push(asked);
    else packets.push([asked]);
    open = asked.inTransaction && !asked.ends;
  }
  return packets;
}
