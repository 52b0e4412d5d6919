import { chineseTexts, traditionalOf } from './traditional-texts.ts';

describe('The console in Traditional Chinese', () => {
  const texts = chineseTexts();
  const converted = traditionalOf(texts);

  it('has every Chinese text of the sources', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts).toEqual(expect.arrayContaining(['退出登录', '今天']));
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
