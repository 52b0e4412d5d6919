import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { traditional } from '../libs/kernel/src/traditional-chinese.ts';

const NAME = 'virtual:traditional-texts';
const sources = join(import.meta.dirname, 'src');

/** `zh: '审批'`, in any of the three kinds of quotes; a template may hold no `${}`: texts have `{n}` for what is put in. */
export const CHINESE = /\bzh:\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`)/g;

/**
 * `import('virtual:traditional-texts')`: every Chinese text of the console → as it is written in Taiwan, where that differs.
 * Made when the console is built, and loaded only by who reads zh-TW.
 */
export function traditionalTexts(): Plugin {
  return {
    name: 'traditional-texts',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(traditionalOf(chineseTexts()))};` : undefined),
  };
}

/** What the sources say in Chinese. */
export function chineseTexts(): string[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: sources });
  const texts = files.flatMap((file) => [...readFileSync(join(sources, file), 'utf8').matchAll(CHINESE)].map(([, literal = '']) => unquoted(literal)));
  return [...new Set(texts)].sort();
}

export function traditionalOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [text, traditional(text)] as const).filter(([text, converted]) => text !== converted));
}

const unquoted = (literal: string): string => literal.slice(1, -1).replaceAll(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
