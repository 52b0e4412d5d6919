import { Query, type FieldDef, type QueryResult } from 'pg';

type Row = Record<string, unknown>;
type Value = string | Buffer | null;

/** Makes a value of the text of a column. */
export type Reader = (text: string) => unknown;

/** A column of an answer and how its text is read. */
interface Column {
  readonly name: string;
  readonly read: Reader;
}

/** What the answers to a statement look like; the server says it once for each name. */
export type Columns = readonly Column[];

/** One statement, and who waits for its answer. */
export interface Asked {
  readonly text: string;
  readonly values: readonly Value[];
  /** The name the server knows it by; '' where it has none. */
  readonly name: string;
  /** Null where the server has yet to say it. */
  readonly columns: Columns | null;
  /** COMMIT. */
  readonly ends: boolean;
  readonly answered: (answer: QueryResult<Row>, columns: Columns) => void;
  readonly failed: (error: Error) => void;
}

/** Of pg's connection, what its own queries use; the types of pg know an older one. */
interface Wire {
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly Value[] }): void;
  describe(what: { readonly type: 'P' }): void;
  execute(portal: null): void;
  sync(): void;
}

/**
 * Statements that leave together and end together: one Sync, so that the server answers all of them in one piece too (fast path 6).
 * What comes behind an error is not done, and fails with it; then `cutOff` hears whether the end of a transaction was among it.
 */
export class Packet extends Query {
  private at = 0;
  private columns: Columns | null = null;
  private read: Row[] = [];
  private readonly answers: (readonly [Asked, QueryResult<Row>, Columns])[] = [];

  constructor(
    private readonly asked: readonly Asked[],
    private readonly readerOf: (type: number) => Reader,
    private readonly cutOff: (end: Asked) => void,
  ) {
    super('');
    this.columns = asked[0]?.columns ?? null;
    this.submit = (connection): void => {
      this.write(connection as unknown as Wire);
    };
  }

  /** pg asks whose statement it was that the server has read. */
  get name(): string | undefined {
    return this.current?.name;
  }
  set name(_: string | undefined) {
    // pg's own constructor sets it
  }
  get text(): string | undefined {
    return this.current?.text;
  }
  set text(_: string | undefined) {
    // as above
  }

  private get current(): Asked | undefined {
    return this.asked[this.at];
  }

  private write(wire: Wire): void {
    for (const { name, text, values, columns } of this.asked) {
      if (name === '' || (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined)) {
        wire.parse({ name, text });
        if (name !== '') wire.submittedNamedStatements[name] = text;
      }
      wire.bind({ statement: name, values });
      if (!columns) wire.describe({ type: 'P' });
      wire.execute(null);
    }
    wire.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.readerOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Row = {};
    const columns = this.columns ?? [];
    columns.forEach(({ name, read }, i) => {
      const text = fields[i] ?? null;
      row[name] = text === null ? null : read(text);
    });
    this.read.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const asked = this.current;
    if (!asked) return;
    const columns = this.columns ?? [];
    this.answers.push([asked, answerOf(text, this.read), columns]);
    this.next();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    for (const [asked, answer, columns] of this.answers) asked.answered(answer, columns);
  }

  /** Of one that was done before it there is an answer, unless it was the last one: then its own end failed. */
  handleError(error: Error, connection: unknown): void {
    const done = this.at < this.asked.length ? this.answers : this.answers.slice(0, -1);
    for (const [asked, answer, columns] of done) asked.answered(answer, columns);
    const undone = this.asked.slice(done.length);
    for (const { name } of undone) (connection as Wire).submittedNamedStatements[name] = undefined; // what was not read has to be said again
    for (const asked of undone) {
      if (asked.ends && asked !== undone[0] && isOfTheServer(error)) this.cutOff(asked);
      else asked.failed(error);
    }
  }

  private next(): void {
    this.at += 1;
    this.read = [];
    this.columns = this.current?.columns ?? null;
  }
}

/** The session goes on after it. */
const isOfTheServer = (error: Error): boolean => 'severity' in error && error.severity === 'ERROR';

/** `INSERT 0 1`, `UPDATE 3`, `START TRANSACTION`. */
function answerOf(tag: string, rows: Row[]): QueryResult<Row> {
  const [command = '', first, second] = tag.split(' ');
  const count = second ?? first;
  return { command, rowCount: count !== undefined && /^\d+$/.test(count) ? parseInt(count, 10) : null, oid: 0, rows, fields: [] };
}
