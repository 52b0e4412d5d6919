import type pg from 'pg';

type Cell = string | null;

/** What pg's connection does for COPY; it is not in its types. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const cell = (value: Cell): string => (value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign));

/** Rows into a table by COPY: no statement for each, no parameters. */
export function copyIn(client: pg.ClientBase, table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const data = Buffer.from(rows.map((row) => `${row.map(cell).join('\t')}\n`).join(''));
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const copy = {
      submit: (connection: CopyConnection) => {
        connection.query(`COPY "${table}" (${names}) FROM STDIN`);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(data);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error;
        reject(error);
      },
      handleReadyForQuery: () => {
        if (!failure) resolve();
      },
    };
    client.query(copy as unknown as pg.Submittable);
  });
}
