import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, Done, Refused } from '@tradewind/client/insist';
import { arm, struckFile, type CrashPoint, type Struck } from '@tradewind/messaging/crash-points';
import type { MortalPlatform } from './mortal-platform.ts';
import { Stubborn } from './stubborn.ts';

export type Drawn = Pick<CrashPoint, 'nth' | 'moment'>;

/** A point that is not met by then is not on the command's way. */
const MET_WITHIN_MS = 20_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Where the processes of a platform look for their crash points. */
export const aFolderOfPoints = (): string => mkdtempSync(join(tmpdir(), 'crash-points-'));

/** A stubborn client whose commands are the end of the service that serves them; the service is started again while the client insists. */
export class Crashing extends Stubborn {
  /** A service is back after a second: until then nobody answers, and what it was asked nobody answers ever. */
  protected override readonly patience = { patienceMs: 1_500 };
  /** Operations whose point the command did not come by. */
  readonly notMet: string[] = [];
  private readonly revivals = new Map<string, Promise<void>>();

  constructor(
    private readonly platform: MortalPlatform,
    private readonly folder: string,
    /** Null: let this one be. */
    private readonly draw: (operation: string) => Drawn | null,
  ) {
    super();
  }

  get struck(): readonly Struck[] {
    const file = struckFile(this.folder);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Struck);
  }

  override sending({ operation, key, service }: Command): void {
    const drawn = this.draw(operation);
    if (!drawn) return;
    const file = arm(this.folder, { operation, key, ...drawn });
    this.revivals.set(key, this.revive(service, file, operation));
  }

  override async settled(command: Command, outcome: Done | Refused, attempts: number): Promise<void> {
    await super.settled(command, outcome, attempts);
    await this.revivals.get(command.key);
  }

  private async revive(service: string, file: string, operation: string): Promise<void> {
    const until = Date.now() + MET_WITHIN_MS;
    while (existsSync(file) && Date.now() < until) await sleep(10);
    if (!existsSync(file)) return this.platform.restart(service);
    rmSync(file, { force: true });
    this.notMet.push(operation);
  }
}
