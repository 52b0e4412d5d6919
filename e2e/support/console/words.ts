import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chineseTexts, traditionalOf } from '../../../console/traditional-texts.ts';

/** Every text of the console, as its sources have it. */
export interface Words {
  readonly zh: ReadonlySet<string>;
  readonly en: ReadonlySet<string>;
}

const SOURCES = join(import.meta.dirname, '../../../console/src');
const LITERAL = `'(?:[^'\\\\\\n]|\\\\.)*'|"(?:[^"\\\\\\n]|\\\\.)*"`;
const IN = (language: string): RegExp => new RegExp(`\\b${language}:\\s*(${LITERAL})`, 'g');

let known: Words | undefined;

/** One of these on a page in the other language is a text that somebody forgot; texts with something put in are not looked for. */
export function wordsOfTheConsole(): Words {
  known ??= { zh: wordsIn('zh', /\p{Script=Han}/u), en: wordsIn('en', /[A-Za-z]{3}/) };
  return known;
}

function wordsIn(language: string, worth: RegExp): ReadonlySet<string> {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCES });
  const texts = files.flatMap((file) => [...readFileSync(join(SOURCES, file), 'utf8').matchAll(IN(language))].map(([, literal = '']) => literal.slice(1, -1)));
  return new Set(texts.filter((text) => worth.test(text) && !text.includes('{')));
}

let simplified: RegExp | undefined;

/** Says of what stands on a page for readers in Taiwan whether it is a text of the console that was left as it is written on the mainland. */
export function isLeftSimplified(word: string): boolean {
  simplified ??= new RegExp(`^(${Object.keys(traditionalOf(chineseTexts())).map(asPattern).join('|')})$`, 'u');
  return simplified.test(word);
}

const asPattern = (text: string): string =>
  text
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`))
    .join('.+');
