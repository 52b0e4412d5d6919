import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(import.meta.dirname, 'src/components/styles/colours.css'), 'utf8');

/** `--ink: light-dark(#16202c, #e8ecf1)` of both themes. */
const COLOURS = new Map([...css.matchAll(/(--[\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]));

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string, theme: number): number {
  const [light, dark] = [luminance(COLOURS.get(a)![theme]!), luminance(COLOURS.get(b)![theme]!)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const WORDS = ['--ink', '--ink-2', '--brand', '--good', '--warn', '--bad'].flatMap((ink) => ['--paper', '--paper-2'].map((paper) => [ink, paper]));
const SOFT = ['brand', 'good', 'warn', 'bad'].map((tone) => [`--${tone}`, `--${tone}-soft`]);
const OTHER = [
  ['--on-brand', '--brand'],
  ['--ink-2', '--paper-3'],
  ['--ink', '--brand-soft'],
  ['--ink', '--warn-soft'],
  ['--ink', '--bad-soft'],
  ['--ink-2', '--brand-soft'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
])('in the %s theme', (_, theme) => {
  it.each([...WORDS, ...SOFT, ...OTHER])('%s can be read on %s', (ink, paper) => {
    expect(contrast(ink, paper, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['--field', '--brand', '--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--chart-6'])('%s can be seen on paper', (colour) => {
    expect(contrast(colour, '--paper', theme)).toBeGreaterThanOrEqual(3);
  });
});
