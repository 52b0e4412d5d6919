import { join } from 'node:path';
import { within } from '../../deploy/local/paths.ts';
import type { Stage } from '../stage/stage.ts';
import { brokenPromises } from './promises.ts';
import { reconciled, reconciledWhole } from './reconciler.ts';
import { gatherJournals, toldIn } from './told.ts';
import type { Violation } from './violation.ts';

export interface Inspection {
  readonly violations: readonly Violation[];
  readonly looked: Readonly<Record<string, number>>;
  /** What took how long. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** With everything at rest: what clients were told against what every database holds; the last time the chain over the audit trail too. */
export async function inspect(stage: Stage, isLast: boolean): Promise<Inspection> {
  const told = toldIn(stage.journals);
  const looked = { commands: told.length };
  const journal = gatherJournals(stage.journals, join(stage.stateDir, 'journal.jsonl'));
  const since = performance.now();
  const [{ promises, seconds }, rest] = await Promise.all([
    brokenPromises(stage.databases.urls, told).then((found) => ({ promises: found, seconds: { promises: (performance.now() - since) / 1_000 } })),
    reconciledWhole(isLast, stage.databases.urls, ['--journal', journal, '--settle', '5'], publicKeys(stage)),
  ]);
  return { violations: [...promises, ...rest.violations], looked: { ...looked, ...rest.looked }, seconds: { ...seconds, ...rest.seconds } };
}

/** With the load at work: sentences that hold within one database at any moment. */
export async function glance(stage: Stage): Promise<readonly Violation[]> {
  return (await reconciled(stage.databases.urls, ['--only', 'I4,I17', '--settle', '0'], publicKeys(stage))).violations;
}

const publicKeys = ({ stateDir }: Stage): Record<string, string> => ({ AUDIT_PUBLIC_KEYS_FILE: join(within(stateDir).keys, 'audit', 'public.jwks.json') });
