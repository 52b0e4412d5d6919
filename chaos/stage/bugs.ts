import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LogLine {
  readonly msg?: string;
  readonly time?: string;
  readonly operation?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

/** What the processes logged as unexpected: the cause behind an answer 500, which tells a client nothing. */
export class Bugs {
  private readonly folder: string;
  /** Lines read until now, by file. */
  private readonly read = new Map<string, number>();

  constructor(stateDir: string) {
    this.folder = join(stateDir, 'log');
  }

  /** Since the last time, one text each. */
  met(): string[] {
    return readdirSync(this.folder).flatMap((file) => this.newIn(file).map(inWords));
  }

  private newIn(file: string): LogLine[] {
    const lines = readFileSync(join(this.folder, file), 'utf8').split('\n').slice(0, -1);
    const fresh = lines.slice(this.read.get(file) ?? 0);
    this.read.set(file, lines.length);
    return fresh.filter((line) => line.startsWith('{') && line.includes('"msg":"unexpected"')).map((line) => JSON.parse(line) as LogLine);
  }
}

const inWords = ({ time = '', operation = 'no operation', err }: LogLine): string =>
  `${time.slice(11, 19)} ${operation}: ${(err?.stack ?? err?.message ?? '').split('\n').slice(0, 4).join(' | ')}`;
