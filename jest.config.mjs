import { fileURLToPath } from 'node:url';
import { DRILLS } from './deploy/local/drills.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Somebody has named paths, or a project. */
const isChosen = process.argv.slice(2).some((word) => !word.startsWith('-'));

/** Test files run in plain Node, as modules, and share what a worker has loaded (decision 53); deploy/local/typescript.mjs reads their TypeScript. */
const common = {
  rootDir: here,
  runner: 'jest-light-runner',
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/deploy/local/in-time.mjs'],
  testPathIgnorePatterns: isChosen ? [] : DRILLS,
};

export default {
  cacheDirectory: `${here}.tradewind/jest`,
  maxWorkers: 3, // a lane waits now and then, for events, disks and clocks: two leave a quarter of two cores idle (decision 34)
  testSequencer: '<rootDir>/deploy/local/longest-first.mjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,services}/*/src/**/*.spec.ts', '<rootDir>/{deploy,chaos}/**/*.spec.ts', '<rootDir>/console/{src/**/,}*.spec.ts'],
    },
    { ...common, displayName: 'service', testMatch: ['<rootDir>/{libs,services}/*/src/**/*.service-spec.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'] },
  ],
};
