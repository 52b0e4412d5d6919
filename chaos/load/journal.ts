import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, Done, Notebook, Outcome, Refused } from '@tradewind/client/insist';
import type { Tally } from './tally.ts';

/** A line of a journal, as the reconciler reads it: what was asked, and what the client was told; `status` is null while nothing was. */
export interface Line {
  readonly at: string;
  readonly operation: string;
  readonly key: string;
  /** The same for every attempt: the key. */
  readonly requestId: string;
  readonly status: number | null;
  readonly bodyHash?: string;
  /** What was made or changed, and which version that made. */
  readonly aggregateId?: string;
  readonly version?: number;
  /** Of a refusal. */
  readonly code?: string;
  readonly attempts?: number;
}

/**
 * What one person was told, on a disk of their own: `<login>.jsonl`. A line is synced before the command leaves,
 * and after its answer before anything follows from it. Lines that come together share one sync.
 */
export class Journal implements Notebook {
  private readonly tally: Tally;
  private readonly file: Promise<FileHandle>;
  private waiting: { readonly text: string; readonly written: () => void; readonly failed: (error: unknown) => void }[] = [];
  private writing = false;

  constructor(folder: string, login: string, tally: Tally) {
    mkdirSync(folder, { recursive: true });
    this.tally = tally;
    this.file = open(join(folder, `${login}.jsonl`), 'a');
  }

  sending(command: Command): Promise<void> {
    return this.write({ ...begun(command), status: null });
  }

  tried({ service }: Command, outcome: Outcome): void {
    this.tally.attempt(service, outcome);
  }

  async settled(command: Command, outcome: Done | Refused, attempts: number): Promise<void> {
    await this.write({ ...begun(command), ...told(outcome), attempts });
    this.tally.settled(command.service, attempts);
  }

  private write(line: Line): Promise<void> {
    return new Promise((written, failed) => {
      this.waiting.push({ text: `${JSON.stringify(line)}\n`, written, failed });
      if (!this.writing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing = true;
    const file = await this.file;
    while (this.waiting.length > 0) {
      const together = this.waiting;
      this.waiting = [];
      try {
        await file.appendFile(together.map(({ text }) => text).join(''));
        await file.datasync();
        for (const { written } of together) written();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.writing = false;
  }
}

const begun = ({ operation, key }: Command) => ({ at: new Date().toISOString(), operation, key, requestId: key });

function told(outcome: Done | Refused): Pick<Line, 'status' | 'bodyHash' | 'aggregateId' | 'version' | 'code'> {
  if (outcome.kind === 'refused') return { status: outcome.refusal.status, code: outcome.refusal.code };
  const { status, text } = outcome;
  return { status, bodyHash: createHash('sha256').update(text).digest('hex'), ...whatChanged(text) };
}

function whatChanged(text: string): Pick<Line, 'aggregateId' | 'version'> {
  const { id, version } = (text === '' ? {} : JSON.parse(text)) as { id?: unknown; version?: unknown };
  return typeof id === 'string' && typeof version === 'number' ? { aggregateId: id, version } : {};
}
