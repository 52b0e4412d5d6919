import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StartFailure } from '../../deploy/local/failure.ts';
import { repository, tradewind } from '../../deploy/local/paths.ts';

/** A place in the built platform where a safeguard is, and what stands there when it is switched off. */
interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface BrokenBuild {
  readonly name: string;
  /** What is broken on purpose. */
  readonly without: string;
  /** Faults under which it must show. */
  readonly faults: readonly string[];
  readonly patches: readonly Patch[];
}

const INBOX = 'libs/messaging/dist/inbox.js';
const OUTBOX = 'libs/persistence/dist/write-events-and-audit.js';
const ANSWERS = 'libs/persistence/dist/stored-answers.js';

/** Each takes one promise away; nothing in the product can be switched off, so the build is changed. */
export const BROKEN_BUILDS: readonly BrokenBuild[] = [
  {
    name: 'no-inbox',
    without: 'the inbox: each delivery of an event has its effect',
    faults: ['duplicates'],
    patches: [
      { file: INBOX, from: 'return entered.length > 0;', to: 'return true;' },
      { file: INBOX, from: 'last: row.last ?? 0', to: 'last: fact.aggregateSeq - 1' },
    ],
  },
  {
    name: 'no-outbox-transaction',
    without: 'the transaction of the outbox: events are written by themselves, a moment after the commit',
    faults: ['kill-service'],
    patches: [
      {
        file: OUTBOX,
        from: 'async function writeOutbox(tx, rows) {',
        to: `async function writeOutbox(tx, rows) {
    const { manager } = tx.connection;
    setTimeout(() => void writeOutboxOf(manager, rows).catch(() => undefined), 500);
}
async function writeOutboxOf(tx, rows) {`,
      },
    ],
  },
  {
    name: 'no-stored-answers',
    without: 'the stored answers: the same Idempotency-Key does the work again',
    faults: ['kill-service', 'kill-nats'],
    patches: [{ file: ANSWERS, from: 'return found?.reply ?? null;', to: 'return null;' }],
  },
];

/** A copy of what was built, with the patches in it; gives its platform/dist. Only our own code is copied, packages are found above. */
export function brokenBuild({ name, patches }: BrokenBuild): string {
  const copy = join(tradewind, `broken-${name}`);
  rmSync(copy, { recursive: true, force: true });
  const ours = join(copy, 'node_modules/@tradewind');
  mkdirSync(ours, { recursive: true });
  for (const folder of ['libs', 'services']) {
    for (const member of readdirSync(join(repository, folder))) {
      const [from, to] = [join(repository, folder, member), join(copy, folder, member)];
      if (!existsSync(join(from, 'dist'))) continue;
      for (const part of ['package.json', 'dist']) cpSync(join(from, part), join(to, part), { recursive: true });
      const { name: packageName } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { name: string };
      const link = join(copy, 'node_modules', packageName);
      symlinkSync(relative(ours, to), link);
    }
  }
  for (const patch of patches) apply(copy, patch);
  return join(copy, 'services/platform/dist');
}

function apply(copy: string, { file, from, to }: Patch): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2)
    throw new StartFailure('The checker cannot be proven', `${file} no longer has one "${from}"`, 'bring chaos/prove-checker/builds.ts up to date with it');
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}
