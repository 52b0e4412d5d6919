import 'reflect-metadata';
import { join } from 'node:path';
import { databaseToVerify } from '../audit/databases-to-verify.ts';
import { build } from '../local/build.ts';
import { platformDist } from '../local/paths.ts';
import { databaseNames, services } from '../local/services.ts';
import { printFailure, say } from '../local/steps.ts';

/** `npm run rebuild -- --service S --model M [--check]`: the program of the image, on the databases of this machine or of the environment. */
const urls = () => Object.fromEntries(services.map((service) => [`${databaseNames(service).variable}_MIGRATION_URL`, databaseToVerify(service)]));

try {
  await build();
  Object.assign(process.env, urls());
  const { rebuildAll } = (await import(join(platformDist, 'rebuilding.js'))) as {
    rebuildAll: (args: string[], env: NodeJS.ProcessEnv, say: (line: string) => void) => Promise<number>;
  };
  process.exitCode = await rebuildAll(process.argv.slice(2), process.env, say);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
