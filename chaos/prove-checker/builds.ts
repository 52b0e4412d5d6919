import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StartFailure } from '../../deploy/local/failure.ts';
import { repository, tradewind } from '../../deploy/local/paths.ts';
import { lastLines, runNode } from '../../deploy/local/run-to-end.ts';

/** A place in the compiled platform where a safeguard is, and what stands there when it is switched off. */
interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the process says each time it comes by: that it was patched proves nothing, that it was run does. */
  readonly mark: string;
}

export interface Build {
  readonly name: string;
  /** What is broken on purpose. */
  readonly without: string;
  /** Faults under which it must show. */
  readonly faults: readonly string[];
  /** The checker must report one of these; none at all where nothing is broken. */
  readonly shows: readonly string[];
  readonly patches: readonly Patch[];
}

const INBOX = 'libs/messaging/dist/inbox.js';
const OUTBOX = 'libs/persistence/dist/write-events-and-audit.js';
const ANSWERS = 'libs/persistence/dist/stored-answers.js';

/** How a mark is found in the logs of the processes. */
export const saidAs = (mark: string): string => `switched off: ${mark}\n`;
const says = (mark: string): string => `process.stderr.write(${JSON.stringify(saidAs(mark))})`;

/** Each takes one promise away; nothing in the product can be switched off, so the build is changed. The last one shows that a copy as such breaks nothing. */
export const BUILDS: readonly Build[] = [
  {
    name: 'no-inbox',
    without: 'the inbox: each delivery of an event has its effect',
    faults: ['duplicates'],
    shows: ['I4', 'I5', 'I6', 'I8', 'I10', 'I12'],
    patches: [
      { file: INBOX, mark: 'inbox entry', from: 'return entered.length > 0;', to: `${says('inbox entry')}; return true;` },
      { file: INBOX, mark: 'inbox cursor', from: 'last: row.last ?? 0', to: `last: (${says('inbox cursor')}, fact.aggregateSeq - 1)` },
    ],
  },
  {
    name: 'no-outbox-transaction',
    without: 'the transaction of the outbox: events are written by themselves, a moment after the commit',
    faults: ['kill-postmaster'],
    shows: ['I8', 'I9'],
    patches: [
      {
        file: OUTBOX,
        mark: 'outbox transaction',
        from: 'async function writeOutbox(tx, rows) {',
        to: `async function writeOutbox(tx, rows) {
    ${says('outbox transaction')};
    const { manager } = tx.dataSource;
    setTimeout(() => void writeOutboxOf(manager, rows).catch(() => undefined), 500);
}
async function writeOutboxOf(tx, rows) {`,
      },
    ],
  },
  {
    // only from the fault on: on a slow machine the company could not be founded without it, because requests are sent again there too
    name: 'no-stored-answers',
    without: 'the stored answers: the same Idempotency-Key does the work again',
    faults: ['crash-points'],
    shows: ['I1', 'I2'],
    patches: [
      {
        file: ANSWERS,
        mark: 'stored answer',
        from: 'return found?.reply ?? null;',
        to: `if (process.env.CRASH_POINTS_DIR) { ${says('stored answer')}; return null; } return found?.reply ?? null;`,
      },
    ],
  },
  {
    name: 'control',
    without: 'nothing (control)',
    faults: ['kill-postmaster', 'duplicates', 'crash-points'],
    shows: [],
    patches: [],
  },
];

const copyOf = (name: string): string => join(tradewind, `broken-${name}`);

export const forget = ({ name }: Build): void => rmSync(copyOf(name), { recursive: true, force: true });

/** A copy of what was compiled, with the patches in it, bundled like the product (decision 38); gives the folder of its programs. */
export async function made({ name, patches }: Build): Promise<string> {
  const copy = copyOf(name);
  copyTo(copy);
  for (const patch of patches) apply(copy, patch);
  const platform = join(copy, 'services/platform');
  const { ok, output } = await runNode([join(platform, 'bundle.mjs')]);
  if (!ok) throw new StartFailure(`The build ${name} could not be bundled`, lastLines(output), 'mend chaos/prove-checker/builds.ts');
  return join(platform, 'dist/bundle');
}

/** Only our own code is copied, packages are found above. */
function copyTo(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  const ours = join(copy, 'node_modules/@tradewind');
  mkdirSync(ours, { recursive: true });
  for (const folder of ['libs', 'services']) {
    for (const member of readdirSync(join(repository, folder))) {
      const [from, to] = [join(repository, folder, member), join(copy, folder, member)];
      if (!existsSync(join(from, 'dist'))) continue;
      for (const part of ['package.json', 'dist', 'bundle.mjs'])
        if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
      const { name: packageName } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { name: string };
      symlinkSync(relative(ours, to), join(copy, 'node_modules', packageName));
    }
  }
  rmSync(join(copy, 'services/platform/dist/bundle'), { recursive: true, force: true });
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
