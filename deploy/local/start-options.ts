import { parseArgs } from 'node:util';
import { StartFailure } from './failure.ts';
import { gateway, services } from './services.ts';

export interface StartOptions {
  readonly verbose: boolean;
  /** undefined: on the first start only. */
  readonly demo: boolean | undefined;
  readonly port: number | undefined;
  /** The arguments of each process, see PlatformOptions. */
  readonly processes: readonly (readonly string[])[];
  readonly watch: boolean;
}

export function startOptions(args: readonly string[], watch = false): StartOptions {
  const { values } = parse(args);
  const port = values.port ?? process.env.PORT;
  return {
    verbose: values.verbose,
    demo: values.demo ? true : values['no-demo'] ? false : undefined,
    port: port === undefined || port === '' ? undefined : portNumber(port),
    processes: values.processes ? [...services, gateway].map((name) => ['--only', name]) : [[]],
    watch,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args: [...args], options: { verbose: flag, demo: flag, 'no-demo': flag, processes: flag, port: { type: 'string' } } });
  } catch (error) {
    throw new StartFailure(
      'This option is not known',
      (error as Error).message,
      'options: --port <number> --demo --no-demo --processes --verbose (with npm: npm start -- --no-demo)',
    );
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartFailure('This is no port', `"${text}" is not a number from 1 to 65535`, 'choose another with --port <number>');
}
