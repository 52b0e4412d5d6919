import { databaseToVerify } from '../audit/databases-to-verify.ts';
import { build } from '../local/build.ts';
import { handOver } from '../local/hand-over.ts';
import { databaseNames, services } from '../local/services.ts';
import { printFailure } from '../local/steps.ts';

/** `npm run rebuild -- --service S --model M [--check]`: the program of the image, on the databases of this machine or of the environment. */
const urls = () => Object.fromEntries(services.map((service) => [`${databaseNames(service).variable}_MIGRATION_URL`, databaseToVerify(service)]));

try {
  await build();
  process.exitCode = await handOver('services/platform/dist/bundle/rebuild.js', process.argv.slice(2), { ...process.env, ...urls() });
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
