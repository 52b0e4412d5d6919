/**
 * Long chapters, by the beginning of their path: `npm run drills` runs them, and a path after `npm test --` any of them.
 * `npm test` alone leaves them out, or it would take half an hour of two cores (decision 34).
 */
export const DRILLS: readonly string[] = [
  'services/platform/src/rebuilding',
  'e2e/91-reconciler',
  'e2e/93-load',
  'e2e/96-power-cut',
  'e2e/97-launcher-dev',
  'e2e/97-launcher-user',
  'e2e/98-restore',
];
