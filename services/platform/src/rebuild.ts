import { rebuildAll } from './rebuilding.js';

/**
 * `rebuild.js --service S --model M`, `--service S --all` or `--all`: makes read models again from events and puts right
 * what differs; with `--check` it only says so. The databases of all services as the migration step has them.
 */
process.exitCode = await rebuildAll(process.argv.slice(2), process.env, (line) => {
  console.log(line);
});
