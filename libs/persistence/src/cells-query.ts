import { Query, type FieldDef } from 'pg';

type Parser = (text: string) => unknown;

/** Rows as they came: what each column says as text, or null, and what reads it. */
export interface Cells {
  readonly parsers: readonly Parser[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What is asked; with a name once the server is to know the text by it. */
interface Question {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: unknown[];
}

/** The parts of `pg` this builds on, which are not in its types; `session.service-spec.ts` fails where they change. */
interface Wire {
  readonly stream: { write: (bytes: Uint8Array) => boolean };
  _send(bytes: Buffer): void;
  describe(what: object): void;
  sync(): void;
}
interface QueryOfPg {
  readonly _result: { readonly _parsers: Parser[] | undefined };
  submit(wire: Wire): Error | null;
  handleRowDescription(message: { readonly fields: FieldDef[] }): void;
}
const PgQuery = Query as unknown as new (question: Question) => QueryOfPg;

const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

/** What one session has heard of the rows of its named statements. */
export class Readings {
  private readonly known = new Map<string, readonly Parser[]>();
  private brief: Wire | undefined;

  of(name: string | undefined): readonly Parser[] | undefined {
    return name === undefined ? undefined : this.known.get(name);
  }

  keep(name: string | undefined, parsers: readonly Parser[]): void {
    if (name !== undefined) this.known.set(name, parsers);
  }

  /** The same connection for who need not be told what rows look like: what is said leaves as one piece. */
  inBrief(wire: Wire): Wire {
    return (this.brief ??= briefOf(wire));
  }
}

function briefOf(wire: Wire): Wire {
  let said: Buffer[] = [];
  const brief: Pick<Wire, '_send' | 'describe' | 'sync'> = {
    _send: (bytes) => void said.push(bytes),
    describe: () => undefined,
    sync: () => {
      wire.stream.write(Buffer.concat([...said, SYNC]));
      said = [];
    },
  };
  return Object.assign(Object.create(wire) as Wire, brief);
}

/**
 * A read whose rows are wanted as they come, and which asks once what the rows of a named statement look like: the server need not say it,
 * nor anybody here read it, each time. It cannot change behind a name: then the server refuses it (decision 35).
 */
export class CellsQuery extends PgQuery {
  private readonly found: (string | null)[][] = [];
  private parsers: readonly Parser[] = [];

  constructor(
    private readonly question: Question,
    private readonly readings: Readings,
    /** Called by `pg` when all has been answered. */
    readonly callback: (error: Error | null) => void,
  ) {
    super(question);
  }

  get cells(): Cells {
    return { parsers: this.parsers, rows: this.found };
  }

  override submit(wire: Wire): Error | null {
    const known = this.readings.of(this.question.name);
    this.parsers = known ?? [];
    return super.submit(known ? this.readings.inBrief(wire) : wire);
  }

  override handleRowDescription(message: { readonly fields: FieldDef[] }): void {
    super.handleRowDescription(message);
    this.parsers = this._result._parsers ?? [];
    this.readings.keep(this.question.name, this.parsers);
  }

  handleDataRow({ fields }: { readonly fields: (string | null)[] }): void {
    this.found.push(fields);
  }
}
