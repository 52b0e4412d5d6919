import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { StartFailure } from '../deploy/local/failure.ts';

export interface Options {
  /** Default or `--release`: how often each kind of fault strikes. */
  readonly form: 'default' | 'release';
  /** Everything that is drawn is drawn from it; printed, so that a run can be made again. */
  readonly seed: number;
  /** Kinds of faults, or builds with --prove-checker; all of them when empty. */
  readonly only: readonly string[];
  /** The faults take about so long: cycles are cut down or multiplied, each kind strikes at least once; generated proofs only where named. */
  readonly minutes: number | undefined;
  readonly proveChecker: boolean;
}

export function options(args: readonly string[]): Options {
  const { values } = parse(args);
  return {
    form: values.release ? 'release' : 'default',
    seed: values.seed === undefined ? randomInt(1, 2 ** 31) : whole('--seed', values.seed),
    only: values.only?.split(',').filter(Boolean) ?? [],
    minutes: values.minutes === undefined ? undefined : whole('--minutes', values.minutes),
    proveChecker: values['prove-checker'],
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { release: flag, 'prove-checker': flag, seed: text, only: text, minutes: text } });
  } catch (error) {
    throw new StartFailure(
      'This option is not known',
      (error as Error).message,
      'options: --release --seed N --only fault,fault --minutes M --prove-checker (with npm: npm run chaos -- --only kill-nats)',
    );
  }
}

function whole(option: string, text: string): number {
  const number = parseInt(text, 10);
  if (String(number) === text && number > 0) return number;
  throw new StartFailure(`${option} is a whole number`, `"${text}" is none`, `for example ${option} 25`);
}
