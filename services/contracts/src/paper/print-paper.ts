import type { Fonts } from './fonts.js';
import type { PaperContent, PaperLine, PaperParty, PaperSigning } from './paper-content.js';
import { BODY, Sheets, type Column, type Style } from './sheets.js';

const TITLE: Style = { size: 20, font: 'bold' };
const HEADING: Style = { size: 12, font: 'bold' };
const TEXT: Style = { size: 10.5 };
const SMALL: Style = { size: 9 };
const STRONG: Style = { size: 9, font: 'bold' };
const NOTE: Style = { size: 8, color: '#555' };
const SEAL_SIDE = 96;

const LINE_COLUMNS: readonly Column[] = [
  { width: 28, align: 'center' },
  { width: 130 },
  { width: 84 },
  { width: 36, align: 'center' },
  { width: 52, align: 'right' },
  { width: 62, align: 'right' },
  { width: 36, align: 'right' },
  { width: BODY - 428, align: 'right' },
];
const LINE_HEADINGS = ['序号', '品名（编码）', '规格型号', '单位', '数量', '含税单价', '税率', '含税金额'];

/** A contract on A4: head, parties, wording, goods with totals in figures and words, places to sign and seal, and on each sheet how to check it. */
export function printPaper(content: PaperContent, fonts: Fonts): Promise<Buffer> {
  const { company, title, no, madeAt } = content;
  const sheets = new Sheets(fonts, { title: `${title} ${no ?? ''}`.trim(), author: company, madeAt });
  head(sheets, content);
  for (const party of content.parties) partyRows(sheets, party);
  wording(sheets, content.text);
  goods(sheets, content);
  signing(sheets, content);
  explanations(sheets, content);
  if (sheets.missing.length > 0) sheets.text(`字库缺字，以〓代：${sheets.missing.join('、')}`, NOTE);
  everySheet(sheets, content);
  return sheets.finish();
}

function head(sheets: Sheets, { company, title, no, quoteNo }: PaperContent): void {
  sheets.text(company, { size: 14, font: 'bold' }, { align: 'center' });
  sheets.text(title, TITLE, { align: 'center' });
  sheets.text(`合同编号：${no ?? '（未编号草稿）'}`, SMALL, { align: 'right' });
  sheets.text(`依据报价单：${quoteNo}`, SMALL, { align: 'right' });
  sheets.gap(6);
}

function partyRows(sheets: Sheets, { role, facts }: PaperParty): void {
  sheets.row([role], [{ width: BODY }], STRONG);
  for (const fact of facts) sheets.row(fact, [{ width: 110 }, { width: BODY - 110 }], SMALL);
}

function wording(sheets: Sheets, text: string): void {
  sheets.gap(10);
  for (const clause of text.split('\n')) {
    if (clause.trim() === '') sheets.gap(6);
    else sheets.text(clause.trimEnd(), TEXT);
  }
}

function goods(sheets: Sheets, { lines, totals }: PaperContent): void {
  sheets.gap(10);
  sheets.keep(90); // a heading is not left alone at the foot of a sheet
  sheets.text('标的明细', HEADING);
  const headings = (): void => {
    sheets.row(LINE_HEADINGS, LINE_COLUMNS, STRONG);
  };
  headings();
  for (const [i, line] of lines.entries()) sheets.row(cellsOf(line, i), LINE_COLUMNS, SMALL, headings);
  const total: readonly Column[] = [{ width: 158 }, { width: BODY - 158 }];
  sheets.row([`合计（小写，${totals.currency}）`, `${totals.gross}（不含税 ${totals.net}，税额 ${totals.tax}）`], total, STRONG);
  sheets.row(['合计（大写）', totals.words], total, STRONG);
}

const cellsOf = ({ sku, name, spec, unit, quantity, unitPrice, taxRate, gross }: PaperLine, i: number): string[] => [
  ...[String(i + 1), `${name}（${sku}）`, spec, unit],
  ...[quantity, unitPrice, taxRate, gross],
];

/** Both sides on one sheet, with what was recorded of signatures and seal. */
function signing(sheets: Sheets, { signing: sides, seal }: PaperContent): void {
  sheets.gap(16);
  sheets.keep(SEAL_SIDE + 150);
  sheets.beside(sides.map((side) => (x, width, y) => sideOf(sheets, side, x, width, y)));
  sheets.gap(6);
  if (seal !== null) sheets.text(seal, STRONG);
}

function sideOf(sheets: Sheets, { role, party, signatory, authority, signedOn }: PaperSigning, x: number, width: number, y: number): number {
  const below = sheets.at(`${role}：${party}`, x, y, width, STRONG) + 4;
  sheets.sealPlace(x, below, SEAL_SIDE, '（盖章处）');
  const lines = [
    `签字人：${signatory ?? '________________'}`,
    `签字权限：${authority ?? '法定代表人／委托代理人'}`,
    `签订日期：${signedOn ?? '____年__月__日'}`,
  ];
  return lines.reduce((from, line) => sheets.at(line, x, from, width, SMALL), below + SEAL_SIDE + 6);
}

function explanations(sheets: Sheets, { explanations: all }: PaperContent): void {
  if (all.length === 0) return;
  sheets.newSheet();
  sheets.text('附：条款说明', HEADING);
  sheets.text('以下说明帮助理解合同条款，不属于合同内容；与合同条款不一致时，以合同条款为准。', NOTE);
  sheets.gap(6);
  for (const { clause, wording: said, meaning } of all) {
    sheets.text(`第 ${clause} 条　${said}`, STRONG);
    sheets.text(meaning, TEXT, { indent: 16 });
    sheets.gap(4);
  }
}

function everySheet(sheets: Sheets, { company, title, no, watermark, check }: PaperContent): void {
  sheets.onEach((sheet, of) => {
    sheets.margin('head', 0, company);
    sheets.margin('head', 0, no === null ? title : `${title}　${no}`, 'right');
    sheets.rule('head');
    if (watermark !== null) sheets.across(watermark);
    sheets.rule('foot');
    sheets.margin('foot', 0, check.code === null ? '草稿，未编号，不可核验' : `核验码 ${check.code}`);
    sheets.margin('foot', 0, `第 ${sheet} 页 共 ${of} 页`, 'right');
    sheets.margin('foot', 1, `内容摘要 SHA-256 ${check.contentHash}`);
    if (check.path !== null) sheets.margin('foot', 2, `核验地址 ${check.path}`);
  });
}
