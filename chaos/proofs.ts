import { handOver } from '../deploy/local/hand-over.ts';
import { say } from '../deploy/local/steps.ts';
import type { Options } from './options.ts';

interface Proof {
  readonly name: string;
  readonly does: string;
  /** The drill that this is a longer run of. */
  readonly spec: string;
}

/** Proofs that are drawn from a seed and need no fault from outside: drills, grown. */
export const PROOFS: readonly Proof[] = [
  { name: 'simulator', does: 'relay, inbox and reactions on a bus that does everything a bus may do', spec: 'libs/messaging/src/simulation' },
  { name: 'model', does: 'an order over HTTP against a model of its regulation', spec: 'e2e/87-model' },
  { name: 'rolling-restart', does: 'every process replaced under load, one after the other, and no request failed', spec: 'e2e/93-load' },
];

/** Each in a test run of its own; says how many failed. */
export async function proved(names: readonly string[], { seed, form }: Options): Promise<number> {
  let failed = 0;
  for (const { name, does, spec } of PROOFS.filter((proof) => names.includes(proof.name))) {
    say(`${name}: ${does}`);
    const env = { ...process.env, PROOF: form === 'release' ? 'release' : 'chaos', SEED: String(seed) };
    const code = await handOver('deploy/local/test.ts', [spec], env);
    if (code !== 0) failed += 1;
    say(`${code === 0 ? '✓' : '✗'} ${name}`);
  }
  return failed;
}
