import { fileURLToPath } from 'node:url';
import { DRILLS } from './deploy/local/drills.ts';
import { testPackages } from './deploy/local/test-packages.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Somebody has named paths, or a project. */
const isChosen = process.argv.slice(2).some((word) => !word.startsWith('-'));

/** Tests are compiled to CommonJS by swc; the product stays ESM. Libraries resolve through `exports`, as in node and tsc. */
const common = {
  rootDir: here,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'default'] },
  transform: {
    '^.+\\.(ts|mts)$': [
      '@swc/jest',
      {
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  moduleNameMapper: { ...testPackages(), '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  testPathIgnorePatterns: isChosen ? [] : DRILLS,
};

export default {
  cacheDirectory: `${here}.tradewind/jest`,
  maxWorkers: 2,
  testSequencer: '<rootDir>/deploy/local/longest-first.mjs',
  testTimeout: 600_000,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{libs,services}/*/src/**/*.spec.ts', '<rootDir>/{deploy,chaos}/**/*.spec.ts'] },
    { ...common, displayName: 'service', testMatch: ['<rootDir>/{libs,services}/*/src/**/*.service-spec.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'] },
  ],
};
