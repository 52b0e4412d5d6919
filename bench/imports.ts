import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { eachItsOwn, together } from '../chaos/stage/hosting.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { Profiling } from './measure/profiled.ts';
import { importedCustomers, importedText } from './run/imported.ts';
import { onOwnStage } from './stage/own-stage.ts';

/** `node bench/imports.ts [--rows 100000] [--together]`: how fast customers come in as a file, with all that each of them leaves. */
async function main(args: readonly string[]): Promise<void> {
  const options = { rows: { type: 'string', default: '100000' }, together: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const up = (): Promise<Stage> => Stage.up(`imports-${process.pid}`, values.together ? together : eachItsOwn, Profiling.wanted?.postgresSettings);
  const imported = await onOwnStage(
    () => (Profiling.wanted ? Profiling.wanted.during(up) : up()),
    async (stage) => {
      await Profiling.wanted?.begin(stage.databases);
      const done = await step(`import of ${values.rows} customers`, () => importedCustomers(stage, parseInt(values.rows, 10)));
      await Profiling.wanted?.statements(stage.databases);
      return done;
    },
  );
  if (imported) say(`\n${importedText(imported)}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
