import { statSync } from 'node:fs';

/**
 * The longest chapters, by how long they took on two cores (npm test, 2026-11-27 10:27). A fresh clone remembers no times, and one of
 * these that starts last would leave the other lanes idle for a minute or two.
 */
const LONGEST = [
  'e2e/90-nothing-lost',
  'e2e/75-console.e2e',
  'e2e/09-access-matrix',
  'e2e/06-what-people-type',
  'e2e/77-a-day-of-each-post',
  'e2e/76-main-flow-at-the-desks',
  'e2e/75-console-contracts',
  'e2e/75-console-control',
  'e2e/75-console-office',
  'e2e/92-bench',
  'e2e/75-console-sales',
  'e2e/75-console-orders',
  'e2e/87-model',
  'e2e/03-sign-in',
  'e2e/97-launcher.e2e',
  'e2e/97-launcher-failures',
  'e2e/12-exports',
  'services/customers/src/imports',
  'libs/messaging/src/simulation',
  'libs/persistence/src/contention',
  'e2e/75-console-approvals',
  'e2e/94-upgrade',
  'e2e/06-personal-data',
  'e2e/75-console-imports',
  'e2e/16-evidence',
  'e2e/75-console-shell',
  'e2e/60-after-sales',
  'e2e/07-trust',
  'libs/processes/src/processes',
  'e2e/13-imports',
  'e2e/34-contract-paper',
  'e2e/38-after-the-amendment',
  'libs/exports/src/exports',
  'e2e/08-audit',
  'libs/runtime/src/background-work',
  'services/platform/src/schema',
];

/** jest's order of test files: these first, then the others by size. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((part) => path.includes(`/${part}`));
      return place < 0 ? LONGEST.length : place;
    };
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));
    return tests.toSorted((a, b) => rank(a) - rank(b) || sizes.get(b) - sizes.get(a));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // the list above is all that is known
  }
}
