/** Every rule is a sentence of docs/architecture.md; the comment is what a developer reads when it fails. */
const service = '^services/([^/]+)/';
module.exports = {
  forbidden: [
    {
      name: 'services-meet-only-in-contracts',
      severity: 'error',
      comment: 'A service never imports another service: call an operation or consume an event from libs/contracts. Only the platform image knows them all.',
      from: { path: service, pathNot: '^services/platform/' },
      to: { path: service, pathNot: '^services/$1/' },
    },
    {
      name: 'domain-is-plain',
      severity: 'error',
      comment:
        'Domain code decides. It may use kernel, domain, contracts, approvals, policies, personal values and the column decorators of typeorm; nothing that talks to the outside.',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '/src/domain/',
          '^libs/(kernel|domain|contracts|approvals)/',
          '^libs/policies/src/(controls|credit-allowed|kinds|policy|soundness|tally)\\.ts$',
          '^libs/personal-data/src/(kept|person-key)\\.ts$',
          '(^|/)(typeorm|decimal\\.js)(/|$)',
        ],
      },
    },
    {
      name: 'contracts-know-nobody',
      severity: 'error',
      comment: 'libs/contracts is the published language: it may not depend on how messages travel or rows are stored.',
      from: { path: '^libs/contracts/' },
      to: { path: '^(services|libs)/', pathNot: '^libs/(contracts|kernel)/' },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      comment: 'The kernel is the vocabulary; it imports no other library of ours.',
      from: { path: '^libs/kernel/' },
      to: { path: '^(services|libs)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'libs-know-no-service',
      severity: 'error',
      comment: 'Libraries serve services; they never import one.',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'gateway-has-no-business',
      severity: 'error',
      comment: 'The gateway mounts operations; it opens no database.',
      from: { path: '^services/gateway/' },
      to: { path: '(^libs/(persistence|domain|policies|approvals)/|node_modules/(typeorm|pg)/)' },
    },
    {
      name: 'chaos-looks-from-outside',
      severity: 'error',
      comment: 'The program that breaks things speaks HTTP, SQL and signals: what it shared with a service could hide what is wrong in both.',
      from: { path: '^chaos/' },
      to: { path: '^services/' },
    },
    {
      name: 'nobody-needs-chaos',
      severity: 'error',
      comment: 'chaos/ is a program, not a library; only the chapter of kills in e2e takes words from it.',
      from: { path: '^(services|libs)/' },
      to: { path: '^chaos/' },
    },
    {
      name: 'console-speaks-http',
      severity: 'error',
      comment: 'The console knows the platform by docs/openapi.json, from which its types are made; it imports nothing of it.',
      from: { path: '^console/' },
      to: { path: '^(libs|services|deploy|chaos)/' },
    },
    {
      name: 'nobody-needs-the-console',
      severity: 'error',
      comment: 'The console is pages, not a library.',
      from: { path: '^(libs|services|chaos)/' },
      to: { path: '^console/' },
    },
    {
      name: 'components-know-no-area',
      severity: 'error',
      comment: 'What every page uses knows no page; areas are listed in console/src/areas/index.ts and loaded when they are opened.',
      from: { path: '^console/src/(components|api|i18n)/' },
      to: { path: '^console/src/areas/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third is missing. What is loaded when it is opened (a page of the console) closes no circle.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '/dist/' },
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'default'], extensions: ['.ts', '.tsx', '.js'] },
  },
};
