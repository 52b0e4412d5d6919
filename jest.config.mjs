import { fileURLToPath } from 'node:url';
import { DRILLS } from './deploy/local/drills.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Somebody has named paths, or a project. */
const isChosen = process.argv.slice(2).some((word) => !word.startsWith('-'));

/**
 * Test files run in plain Node, as modules, and share what a worker has loaded (decision 53); deploy/local/typescript.mjs reads their TypeScript.
 * One project, whatever the files prove: each project would have workers of its own, which load everything again.
 */
export default {
  rootDir: here,
  cacheDirectory: `${here}.tradewind/jest`,
  maxWorkers: 3, // a lane waits now and then, for events, disks and clocks: two leave a fifth of two cores idle, four are no quicker (decision 34)
  testSequencer: '<rootDir>/deploy/local/longest-first.mjs',
  runner: 'jest-light-runner',
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/deploy/local/in-time.mjs'],
  testPathIgnorePatterns: isChosen ? [] : DRILLS,
  testMatch: [
    '<rootDir>/{libs,services}/*/src/**/*.{spec,service-spec}.ts',
    '<rootDir>/{deploy,chaos,bench}/**/*.spec.ts',
    '<rootDir>/console/{src/**/,}*.spec.ts',
    '<rootDir>/e2e/**/*.e2e-spec.ts',
  ],
};
