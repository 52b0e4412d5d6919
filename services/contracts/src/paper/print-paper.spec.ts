import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glyphsOf, sheetsOf } from '../../test/read-paper.js';
import { openFonts } from './fonts.js';
import { linesOf } from './line-breaking.js';
import type { PaperContent } from './paper-content.js';
import { printPaper } from './print-paper.js';

const fonts = openFonts();
const CLAUSE = '供方应按约定的品种、规格、数量和质量标准（GB 175-2007）向需方交货；需方应于到货后 3 日内验收。任何一方违约的，应当赔偿由此造成的损失。';

const aPaper = (clauses: number, rest: Partial<PaperContent> = {}): PaperContent => ({
  company: '信风建材销售有限公司天津分公司',
  title: '买卖合同',
  no: 'TJ-HT-2026-000123',
  quoteNo: 'TJ-BJ-2026-000456',
  parties: [
    {
      role: '需方（买方）',
      facts: [
        ['名称', '津门建材有限公司'],
        ['统一社会信用代码', '91120116MA06XXXX1K'],
      ],
    },
    { role: '供方（卖方）', facts: [['名称', '信风建材销售有限公司天津分公司']] },
  ],
  text: Array.from({ length: clauses }, (_, i) => `第${i + 1}条　${CLAUSE}`).join('\n'),
  lines: Array.from({ length: 12 }, (_, i) => ({
    ...{ sku: `SN-${i}`, name: '普通硅酸盐水泥', spec: '42.5R 袋装', unit: '吨', quantity: '100' },
    ...{ unitPrice: '350.5', taxRate: '13%', gross: '35,050.00' },
  })),
  totals: { currency: '人民币', gross: '35,050.00', net: '31,017.70', tax: '4,032.30', words: '人民币叁万伍仟零伍拾元整' },
  watermark: null,
  signing: [
    { role: '需方', party: '津门建材有限公司', signatory: '张建国', authority: '委托代理人（SQ-2026-7）', signedOn: '2026-11-26' },
    { role: '供方', party: '信风建材销售有限公司天津分公司', signatory: '李慧', authority: '法定代表人', signedOn: '2026-11-26' },
  ],
  seal: '用印记录：合同专用章-02，2026-11-26 加盖，共 6 份，盖章人 高洁',
  check: { code: 'K7QM-2XWD-94HT', path: '/api/v1/contract-papers/verify?no=TJ-HT-2026-000123&code=K7QM-2XWD-94HT', contentHash: 'ab'.repeat(32) },
  explanations: [],
  madeAt: '2026-11-26T08:00:00.000Z',
  ...rest,
});

/** To be looked at: the pictures of the last run. */
function keep(name: string, png: Buffer): void {
  const folder = join(process.cwd(), '.tradewind/paper');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), png);
}

describe('CON-09 A contract on paper, printed by the system', () => {
  it('says on A4 in Chinese who, what, how much in figures and words, and where to sign and seal', async () => {
    const sheets = await sheetsOf(await printPaper(aPaper(4), fonts));
    const text = sheets.map((sheet) => sheet.text).join(' ');
    for (const said of [
      '信风建材销售有限公司',
      '买卖合同',
      'TJ-HT-2026-000123',
      '津门建材有限公司',
      '普通硅酸盐水泥',
      '35,050.00',
      '人民币叁万伍仟零伍拾元整',
      '盖章处',
    ])
      expect(text).toContain(said);
    expect(text).toContain('签字人：张建国');
    expect(text).toContain('用印记录：合同专用章-02');
    expect(sheets[0]).toMatchObject({ width: 892, height: 1261 });
    sheets.forEach(({ png }, i) => {
      keep(`sealed-${i + 1}`, png);
    });
  });

  it('numbers every sheet and says on each how it is checked', async () => {
    const sheets = await sheetsOf(await printPaper(aPaper(60), fonts));
    expect(sheets.length).toBeGreaterThan(3);
    sheets.forEach(({ text, ink }, i) => {
      expect(text).toContain(`第 ${i + 1} 页 共 ${sheets.length} 页`);
      expect(text).toContain('核验码 K7QM-2XWD-94HT');
      expect(ink).toBeGreaterThan(0.02);
      expect(ink).toBeLessThan(0.3);
    });
  });

  it('draws every character: none is the box of a missing glyph, and what the font does not have is named', async () => {
    const whole = await printPaper(aPaper(4), fonts);
    expect(glyphsOf(whole).length).toBeGreaterThan(500);
    expect(glyphsOf(whole)).not.toContain(0);
    const rare = await printPaper(aPaper(1, { company: '𠮷祥建材' }), fonts);
    expect(glyphsOf(rare)).not.toContain(0);
    const text = (await sheetsOf(rare)).map((sheet) => sheet.text).join(' ');
    expect(text).toContain('〓祥建材');
    expect(text).toContain('字库缺字，以〓代：U+20BB7');
  });

  it('draws ink where the text says there are words', async () => {
    const [drawn] = await sheetsOf(await printPaper(aPaper(10), fonts));
    const [empty] = await sheetsOf(await printPaper(aPaper(0, { lines: [], parties: [] }), fonts));
    expect(drawn!.ink).toBeGreaterThan(empty!.ink * 2);
  });

  it('shows what is not in effect across each sheet', async () => {
    const sheets = await sheetsOf(await printPaper(aPaper(30, { watermark: '草稿 未生效', seal: null }), fonts));
    for (const { text } of sheets) expect(text).toContain('草稿 未生效');
    keep('draft-1', sheets[0]!.png);
    const effective = await sheetsOf(await printPaper(aPaper(30), fonts));
    for (const { text } of effective) expect(text).not.toContain('未生效');
  });

  it('is the same file for the same content, and small', async () => {
    const [one, other] = [await printPaper(aPaper(4), fonts), await printPaper(aPaper(4), openFonts())];
    expect(one.equals(other)).toBe(true);
    expect(one.length).toBeLessThan(200_000);
  });

  it('explains clauses behind the contract, and says that this is no part of it (CON-22)', async () => {
    const explanations = [{ clause: 1, wording: CLAUSE, meaning: '我们按约定交货，您三天内验收。' }];
    const sheets = await sheetsOf(await printPaper(aPaper(4, { explanations }), fonts));
    const last = sheets.at(-1)!;
    expect(last.text).toContain('条款说明');
    expect(last.text).toContain('不属于合同内容');
    expect(last.text).toContain('我们按约定交货，您三天内验收。');
    keep('explained', last.png);
  });
});

describe('lines of Chinese text', () => {
  const em = (part: string): number => Array.from(part).reduce((sum, char) => sum + (char.charCodeAt(0) < 128 ? 0.5 : 1), 0);

  it('never begin with a mark that closes nor end with one that opens, and keep words whole', () => {
    const lines = linesOf('供方（以下称甲方）应按 Portland cement 标准，交付“水泥”；数量 100 吨。', 8, em);
    expect(lines.join('')).toContain('Portland');
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。；）”]/);
      expect(line).not.toMatch(/[（“]$/);
      expect(em(line)).toBeLessThanOrEqual(9);
    }
  });

  it('break what is longer than a line', () => {
    expect(linesOf('a'.repeat(40), 8, em)).toEqual(['a'.repeat(16), 'a'.repeat(16), 'a'.repeat(8)]);
    expect(linesOf('', 8, em)).toEqual(['']);
  });
});
