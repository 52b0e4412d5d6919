import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHINESE, chineseTexts, traditionalOf } from './traditional-texts.ts';

/** What is there of Chinese besides texts: names of languages, and letters that pages compare with. */
const NO_TEXTS = ['shell/choices.ts', 'shell/initials.ts', 'areas/customers/known-companies.tsx'];
const COMMENTS = /\/\*[^]*?\*\/|\/\/.*$/gm;

describe('The console in Traditional Chinese', () => {
  const texts = chineseTexts();
  const converted = traditionalOf(texts);

  it('has every Chinese text of the sources', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts).toEqual(expect.arrayContaining(['退出登录', '今天']));
  });

  it('and nothing says a Chinese text in a way that is not found', () => {
    const sources = join(import.meta.dirname, 'src');
    const files = globSync('**/*.{ts,tsx}', { cwd: sources }).filter((file) => !file.includes('.spec.') && !NO_TEXTS.includes(file));
    const missed = files.flatMap(
      (file) =>
        readFileSync(join(sources, file), 'utf8')
          .replaceAll(COMMENTS, '')
          .replaceAll(CHINESE, '')
          .match(/\p{Script=Han}+/gu) ?? [],
    );
    expect(files.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it('as people in Taiwan write it', () => {
    expect(traditionalOf(['订单', '软件', '今天', '发货里程'])).toEqual({ 订单: '訂單', 软件: '軟體', 发货里程: '發貨里程' });
  });

  it('keeps what is put in, and leaves no character that is only Simplified', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    for (const [text, said] of Object.entries(converted)) expect(places(said)).toEqual(places(text));
    expect(Object.values(converted).filter((said) => /[订单与图这为发货签审报处应开]/.test(said))).toEqual([]);
  });
});
