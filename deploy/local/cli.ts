import { build, upToDate } from './build.ts';
import { handOver, runProgram } from './hand-over.ts';
import { tokenKeys } from './keys.ts';
import { state, within } from './paths.ts';
import { rotateTokenKeys } from './rotate-token-keys.ts';
import { start } from './start.ts';
import { startOptions } from './start-options.ts';
import { reset } from './state.ts';
import { printFailure, say, StartFailure, step } from './steps.ts';

/** For programs that use what is built: on a fresh clone, and after a change, that comes first. */
async function handOverBuilt(script: string, args: readonly string[]): Promise<number> {
  if (!upToDate()) await step('build', () => build());
  return handOver(script, args);
}

/** Every npm script, once. A command answers with its exit code. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  start: (args) => start(startOptions(args)),
  dev: (args) => start(startOptions(args, true)),
  reset: async () => {
    await reset();
    say('✓ .tradewind/state is empty; the next start begins afresh');
    return 0;
  },
  run: (args) => runProgram(args),
  test: (args) => handOver('deploy/local/test.ts', args),
  check: (args) => handOver('deploy/local/check.ts', args),
  migration: (args) => handOver('deploy/local/migration.ts', args),
  demo: (args) => handOverBuilt('deploy/demo/main.ts', args),
  bench: (args) => handOverBuilt('bench/main.ts', args),
  chaos: (args) => handOverBuilt('chaos/main.ts', args),
  reconcile: (args) => handOver('deploy/reconcile/main.ts', args),
  backup: (args) => handOver('deploy/backup/backup.ts', args),
  restore: (args) => handOver('deploy/backup/restore.ts', args),
  'power-cut': (args) => handOver('chaos/power-cut/main.ts', args),
  rebuild: (args) => handOver('deploy/rebuild/main.ts', args),
  'audit:verify': (args) => handOverBuilt('deploy/audit/verify.ts', args),
  'evidence:verify': (args) => handOverBuilt('deploy/verify-evidence/main.ts', args),
  'streams:rebuild': (args) => handOverBuilt('deploy/streams/rebuild.ts', args),
  'rotate-keys': async () => {
    const kid = await rotateTokenKeys(tokenKeys(within(state).keys));
    say(`✓ tokens are signed with ${kid} from now on; the key before stays valid until the next rotation`);
    return 0;
  },
  docs: (args) => handOver('deploy/docs/main.ts', args),
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new StartFailure(
      `There is no command "${name}"`,
      `known are: ${Object.keys(commands).join(', ')}`,
      'use the scripts in package.json: npm start, npm test, npm run dev, …',
    );
  return command(args);
}

// launch.mjs keeps a channel open so that we notice its end; it must not keep us alive.
process.channel?.unref();
const verbose = process.argv.includes('--verbose');
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose });
  process.exitCode = 1;
}
