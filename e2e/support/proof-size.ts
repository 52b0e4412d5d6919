import { randomInt } from 'node:crypto';

/** How much a generated proof does: as a test, in `npm run chaos`, in `npm run chaos -- --release` (issue 4). */
export interface ProofSizes {
  readonly test: number;
  readonly chaos: number;
  readonly release: number;
}

export function proofSize(sizes: ProofSizes): number {
  const form = process.env.PROOF ?? 'test';
  if (form !== 'test' && form !== 'chaos' && form !== 'release') throw new Error(`PROOF is "${form}"; it is test, chaos or release`);
  return sizes[form];
}

/** Everything that is drawn is drawn from it: `SEED` makes a run again. It is printed with the result. */
export const proofSeed = (): number => (process.env.SEED === undefined ? randomInt(1, 2 ** 31) : parseInt(process.env.SEED, 10));
