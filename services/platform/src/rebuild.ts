import { rebuildAll } from './rebuilding.js';

/**
 * `rebuild.js <service> <read model>`, `rebuild.js <service> --all`, `rebuild.js --all`, with `--check` (exit code 1 when
 * something differs) or `--swap` (put right what differs). The databases of all services as the migration step has them.
 */
process.exitCode = await rebuildAll(process.argv.slice(2), process.env, (line) => {
  console.log(line);
});
