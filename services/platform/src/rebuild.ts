import { rebuildAll } from './rebuilding.js';

/**
 * `rebuild.js --service S --model M`, `--service S --all` or `--all`: makes read models again from events and puts right
 * what differs; with `--check` it only says so. The databases of all services as the migration step has them. Exit code 1
 * when something differs, 2 when it could not be done.
 */
try {
  process.exitCode = await rebuildAll(process.argv.slice(2), process.env, (line) => {
    console.log(line);
  });
} catch (error) {
  console.error(error instanceof Error ? `✗ read models could not be made again: ${error.message}` : error);
  process.exitCode = 2;
}
