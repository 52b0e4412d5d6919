import { say } from '../local/steps.ts';

/** Says how many µs a piece of work takes: the least of many rounds, so that others at work on the machine do not count. */
export function least(name: string, work: () => unknown, { rounds, times }: { readonly rounds: number; readonly times: number }): void {
  for (let i = 0; i < times * 4; i += 1) work();
  const took = Array.from({ length: rounds }, () => {
    const began = performance.now();
    for (let i = 0; i < times; i += 1) work();
    return ((performance.now() - began) / times) * 1_000;
  });
  say(
    `${Math.min(...took)
      .toFixed(2)
      .padStart(7)} µs  ${name}`,
  );
}
