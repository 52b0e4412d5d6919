import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/profile.ts <folder> [rows] [after]`: where the processes whose CPU profiles lie in a folder spent their time, the idle
 * time left out, and the first seconds, in which they start.
 */
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const [folder = '.', rows = '20', after = '0'] = process.argv.slice(2);
const IDLE = new Set(['(idle)', '(program)', '(root)']);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'))) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile;
  const places = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [id, `${functionName || '(anonymous)'} ${basename(url)}:${lineNumber + 1}`]),
  );
  const spent = new Map<string, number>();
  let passed = 0;
  samples.forEach((id, i) => {
    const place = places.get(id) ?? '';
    passed += (timeDeltas[i] ?? 0) / 1e6;
    if (passed > parseInt(after, 10) && !IDLE.has(place.split(' ')[0] ?? '')) spent.set(place, (spent.get(place) ?? 0) + (timeDeltas[i] ?? 0) / 1e6);
  });
  const whole = [...spent.values()].reduce((sum, seconds) => sum + seconds, 0);
  say(`\n${name}: ${whole.toFixed(1)} s at work`);
  for (const [place, seconds] of [...spent].sort(([, a], [, b]) => b - a).slice(0, parseInt(rows, 10)))
    say(`${seconds.toFixed(2).padStart(7)} s ${((seconds / whole) * 100).toFixed(1).padStart(5)} %  ${place}`);
}
