import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure, Stopped } from './failure.ts';
import { headStart, headStartIsOver } from './head-start.ts';
import { rotate, shown, sizeOf, tail } from './log-files.ts';
import { compiledCode, platformDist, repository } from './paths.ts';
import { freePort } from './ports.ts';
import { alive, commandLine, endProcess } from './process-table.ts';
import { writePrivately } from './secrets.ts';
import { type Exit, spawnTethered, type Tethered } from './tether.ts';

export interface ServiceSpec {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  /** Where it listens for the public, when it does. */
  readonly url?: string | undefined;
  readonly logDir: string;
  readonly signal?: AbortSignal | undefined;
  readonly readyWithin?: number | undefined;
}

/** Hears about an end that nobody asked for. */
export type OnDeath = (service: ServiceProcess, exit: Exit) => void;

const stopPatience = 25_000;

/** One process of services: it keeps its name, log and health port over restarts; its pid changes. */
export class ServiceProcess {
  readonly name: string;
  readonly logFile: string;
  logStart = 0;
  private readonly spec: ServiceSpec;
  private readonly onDeath: OnDeath;
  private healthPort = 0;
  private process: Tethered | undefined;
  private ending = false;

  constructor(spec: ServiceSpec, onDeath: OnDeath) {
    this.spec = spec;
    this.onDeath = onDeath;
    this.name = spec.name;
    this.logFile = join(spec.logDir, `${spec.name}.log`);
    rotate(this.logFile);
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  get url(): string | undefined {
    return this.spec.url;
  }

  get healthUrl(): string {
    return `http://127.0.0.1:${this.healthPort}`;
  }

  /** Settles when /readyz answers 200; fails when the process ends before. */
  async start(): Promise<void> {
    this.healthPort ||= await freePort();
    this.ending = false;
    this.logStart = sizeOf(this.logFile);
    const process = await this.spawn();
    this.process = process;
    writePrivately(join(this.spec.logDir, `${this.name}.pid`), `${process.pid}\n`);
    headStart(process.pid);
    await this.ready(process);
    headStartIsOver(process.pid);
    void process.exited.then((exit) => {
      if (!this.ending && this.process === process) this.onDeath(this, exit);
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  async stop(): Promise<void> {
    this.ending = true;
    await this.process?.stop(stopPatience);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  lastLines(): string {
    return tail(this.logFile, 12, this.logStart);
  }

  private spawn(): Promise<Tethered> {
    const { args, env } = this.spec;
    const main = join(platformDist, 'main.js');
    const whole = { NODE_COMPILE_CACHE: compiledCode, ...env, HEALTH_PORT: String(this.healthPort) };
    return spawnTethered({
      command: process.execPath,
      args: [main, ...args],
      env: whole,
      cwd: repository,
      logFile: this.logFile,
      stopSignal: 'TERM',
    });
  }

  private async ready(process: Tethered): Promise<void> {
    const until = performance.now() + (this.spec.readyWithin ?? 90_000);
    while (process.running()) {
      if (this.spec.signal?.aborted) throw new Stopped();
      if (await answers(`${this.healthUrl}/readyz`)) return;
      if (performance.now() > until) throw await this.neverReady();
      await sleep(100);
    }
    if (this.spec.signal?.aborted) throw new Stopped();
    throw this.diedEarly(await process.exited);
  }

  private async neverReady(): Promise<StartFailure> {
    await this.stop();
    return new StartFailure(
      `${this.name} does not become ready`,
      `${this.healthUrl}/readyz did not answer 200 in time; its last lines:\n${this.lastLines()}`,
      `read ${shown(this.logFile)}`,
    );
  }

  private diedEarly(exit: Exit): StartFailure {
    return new StartFailure(`${this.name} ended while starting (${describeExit(exit)})`, this.lastLines(), `read ${shown(this.logFile)}`);
  }
}

/** Normally nothing outlives us (see tether.ts); whoever kills everything by hand may still leave a service on our port. */
export async function stopLeftoverServices(logDir: string): Promise<void> {
  const files = existsSync(logDir) ? readdirSync(logDir).filter((name) => name.endsWith('.pid')) : [];
  await Promise.all(files.map((name) => stopLeftover(join(logDir, name))));
}

async function stopLeftover(file: string): Promise<void> {
  const pid = Number(readFileSync(file, 'utf8'));
  const ours = pid > 0 && alive(pid) && commandLine(pid).includes(join(platformDist, 'main.js'));
  if (ours)
    await endProcess(pid, [
      ['SIGTERM', stopPatience],
      ['SIGKILL', 5000],
    ]);
  rmSync(file, { force: true });
}

export const describeExit = ({ code, signal }: Exit): string => (signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`);

async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return status === 200;
  } catch {
    return false;
  }
}
