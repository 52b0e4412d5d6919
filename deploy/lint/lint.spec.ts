import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What must not pass, by the rule that refuses it: a young linter may lose one and say nothing (decision 42). */
const WRONG: Readonly<Record<string, string>> = {
  'typescript(no-floating-promises)': 'declare function late(): Promise<number>; late();',
  'typescript(no-misused-promises)': 'declare function late(): Promise<number>; [1].forEach(async () => { await late(); });',
  'typescript(await-thenable)': 'export const later = async (): Promise<number> => await 1;',
  'typescript(require-await)': 'export async function never(): Promise<number> { return 1; }',
  'typescript(no-unsafe-assignment)': 'declare const said: any; export const text: string = said;',
  'typescript(no-unsafe-argument)': 'declare const said: any; declare function hear(text: string): void; hear(said);',
  'typescript(no-unsafe-call)': 'declare const said: any; said.again();',
  'typescript(no-unsafe-member-access)': 'declare const said: any; export const more: unknown = said.more;',
  'typescript(no-unsafe-return)': 'declare const said: any; export const text = (): string => said;',
  'typescript(no-explicit-any)': 'export const said = (text: any): void => void text;',
  'typescript(no-unnecessary-condition)': 'export const long = (text: string): number => text?.length ?? 0;',
  'typescript(no-non-null-assertion)': 'export const sure = (text: string | undefined): string => text!;',
  'typescript(no-base-to-string)': 'export const text = (thing: object): string => String(thing);',
  'typescript(restrict-template-expressions)': 'export const text = (thing: object): string => `${thing}`;',
  'typescript(only-throw-error)': "export const fail = (): never => { throw 'x'; };",
  'typescript(unbound-method)': "class Door { open(): string { return 'x'; } } export const open = new Door().open;",
  'typescript(explicit-module-boundary-types)': 'export function guessed(text: string) { return text.length; }',
  'eslint(no-unused-vars)': 'const nobody = 1;',
  'eslint(no-restricted-globals)': "export const amount = parseFloat('1.10');",
  'house(no-number-of)': "export const amount = Number('1.10');",
  'house(no-literal-text)': 'export const Page = () => <h1>Orders</h1>;',
  'eslint(complexity)': `export const many = (n: number): number => { let r = 0; ${'if (n === r) r += 1; '.repeat(12)} return r; };`,
  'eslint(max-lines-per-function)': `export const long = (): number => { let r = 0;\n${'r += 1;\n'.repeat(60)} return r; };`,
  'eslint(max-lines)': 'export {};\n'.repeat(321),
  'typescript(TS2322)': "export const count: number = 'one';",
  'typescript(TS2307)': "export * from './nowhere.js';",
};

/** Ways in which a text may get into a page past the two languages. */
const LITERAL: readonly string[] = [
  '<h1>订单</h1>',
  "<h1>{'Orders'}</h1>",
  '<h1>{`Orders ${one}`}</h1>',
  '<input title="Orders" />',
  '<input aria-label={`Orders ${one}`} />',
  "<h1>{one === '' ? '没有' : one}</h1>",
];
const PLAIN: readonly string[] = ['<h1 className="wide">{one}</h1>', '<h1>{one} / {one}</h1>', '<input type="text" title={one} />'];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

describe('Lint refuses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const nameOf = (rule: string): string => `${rule.replace(/\W+/g, '-')}.${rule.includes('literal-text') ? 'tsx' : 'ts'}`;
  const pageOf = (kind: string, i: number): string => `${kind}-${i}.tsx`;
  const rulesIn = (file: string): string[] => found.filter(({ filename }) => filename.endsWith(`/${file}`)).map(({ code }) => code);
  let found: readonly Diagnostic[];

  beforeAll(() => {
    const compilerOptions = { strict: true, noEmit: true, target: 'ES2023', module: 'nodenext', types: [], jsx: 'preserve' };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
    for (const [rule, code] of Object.entries(WRONG)) writeFileSync(join(folder, nameOf(rule)), `${code}\nexport {};\n`);
    for (const [kind, pages] of Object.entries({ literal: LITERAL, plain: PLAIN }))
      for (const [i, page] of pages.entries()) writeFileSync(join(folder, pageOf(kind, i)), `export const Page = ({ one }: { one: string }) => ${page};\n`);
    const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '-c', join(root, '.oxlintrc.json'), '-f', 'json', folder];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    found = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(WRONG))('%s', (rule) => {
    expect(rulesIn(nameOf(rule))).toContain(rule);
  });

  it('any text of one language in a page, and nothing else there', () => {
    for (const i of LITERAL.keys()) expect(rulesIn(pageOf('literal', i))).toContain('house(no-literal-text)');
    for (const i of PLAIN.keys()) expect(rulesIn(pageOf('plain', i))).not.toContain('house(no-literal-text)');
  });
});
