import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Long chapters: `npm run drills` runs them, and a path after `npm test --` any of them; `npm test` alone leaves them out,
 * or it would take half an hour of two cores (decision 34).
 */
const DRILLS = [
  'libs/messaging/src/simulation',
  'e2e/87-model',
  'e2e/91-reconciler',
  'e2e/92-crash-points',
  'e2e/93-load',
  'e2e/96-power-cut',
  'e2e/97-launcher-dev',
  'e2e/97-launcher-user',
  'e2e/98-restore',
  'e2e/99-fuzz',
];
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
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  testPathIgnorePatterns: isChosen ? [] : DRILLS,
};

export default {
  cacheDirectory: `${here}.tradewind/jest`,
  maxWorkers: 2,
  testTimeout: 600_000,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{libs,services}/*/src/**/*.spec.ts', '<rootDir>/{deploy,chaos}/**/*.spec.ts'] },
    { ...common, displayName: 'service', testMatch: ['<rootDir>/{libs,services}/*/src/**/*.service-spec.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'] },
  ],
};
