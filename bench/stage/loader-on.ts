import { readFileSync } from 'node:fs';
import type { PreparedCompany } from '../../chaos/stage/company.ts';
import type { Stage } from '../../chaos/stage/stage.ts';
import { step } from '../../deploy/local/steps.ts';
import { Loader } from '../made/loader.ts';
import { Marks } from '../operations/marks.ts';
import { Office } from '../operations/office.ts';
import { writeWork } from '../operations/writes.ts';
import { recordings, settled } from './bench-stage.ts';
import { Preparation } from './prepared.ts';

/** For who needs many rows and compares no operation: a loader of what one creation of a customer and one confirmation of an order were seen to leave. */
export async function loaderOn(stage: Stage): Promise<Loader> {
  const [office, marks] = [new Office(stage.url), new Marks()];
  const preparation = new Preparation(stage.url, JSON.parse(readFileSync(stage.companyFile, 'utf8')) as PreparedCompany);
  const there = await step('a deal, a closed month', () => preparation.everything());
  await office.signedIn(['bj-rep1', 'bj-clerk']);
  const [creation, , confirmation] = writeWork(office, marks, there, await preparation.ordersToConfirm(1));
  const recorded = await step('what a creation and a confirmation leave behind', () => recordings(stage, [creation!, confirmation!], marks));
  await settled(stage);
  return Loader.from({ databases: stage.databases, auditKeysDir: stage.servers.env.AUDIT_KEYS_DIR ?? '', recorded: [recorded[0]!, recorded[1]!] });
}
