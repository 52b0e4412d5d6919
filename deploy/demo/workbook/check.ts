import { PAYMENTS } from './columns.ts';
import type { Known } from './known.ts';
import { problem, type Problem, type Row, type Rows } from './read.ts';

/** Everything that rows mean to each other and to what the platform has; a customer or product that is there exactly so is no problem. */
export const checkRows = (rows: Rows, known: Known): Problem[] => [
  ...rows.customers.flatMap((row, i) => checkCustomer(row, rows.customers.slice(0, i), known)),
  ...rows.products.flatMap((row, i) => checkProduct(row, rows.products.slice(0, i), known)),
  ...rows.prices.flatMap((row, i) => checkPrice(row, rows.prices.slice(0, i), rows, known)),
  ...rows.orders.flatMap((row, i) => checkOrder(row, rows.orders.slice(0, i), rows, known)),
];

const CHINESE_FORMS = /((股份)?有限(责任)?公司|股份公司|公司)+$/u;
const NOT_TELLING = /[\s()[\]【】《》"'“”‘’.,，。·•・-]/gu;

/** 有限公司 and the like do not tell companies apart; the platform compares names in this way, too. */
function plainName(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase().replace(NOT_TELLING, '');
  return plain.replace(CHINESE_FORMS, '') || plain;
}

const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

function checkCustomer(row: Row<'customers'>, before: readonly Row<'customers'>[], { customers, leads, owners }: Known): Problem[] {
  const { name, creditCode, owner } = row.cells;
  const problems: Problem[] = [];
  const twice = before.find(({ cells }) => sameName(cells.name, name) || cells.creditCode === creditCode);
  if (twice)
    problems.push(
      problem(row, sameName(twice.cells.name, name) ? 'name' : 'creditCode', `与第 ${twice.row} 行是同一公司 is the same company as row ${twice.row}`),
    );
  const known = customers.find((customer) => sameName(customer.name, name) || customer.creditCode === creditCode);
  if (known && !(known.name === name && known.creditCode === creditCode))
    problems.push(
      problem(
        row,
        sameName(known.name, name) ? 'name' : 'creditCode',
        `已有客户 ${known.no} ${known.name}（${known.ownerName}），资料不一致 is customer ${known.no} with other particulars`,
      ),
    );
  const lead = leads.find(({ companyName, creditCode: code, status }) => status !== 'converted' && (sameName(companyName, name) || code === creditCode));
  if (lead) problems.push(problem(row, 'name', `已是 ${lead.ownerName} 的线索 is a lead of ${lead.ownerName}`));
  if (owner !== '' && !owners.includes(owner)) problems.push(problem(row, 'owner', `没有销售代表 ${owner} there is no sales rep ${owner}`));
  return problems;
}

function checkProduct(row: Row<'products'>, before: readonly Row<'products'>[], { products }: Known): Problem[] {
  const { sku, name, unit } = row.cells;
  const twice = before.find(({ cells }) => cells.sku === sku);
  const known = products.find((product) => product.sku === sku);
  const other = known && (known.name !== name || known.unit !== unit);
  return [
    ...(twice ? [problem(row, 'sku', `与第 ${twice.row} 行重复 is on row ${twice.row} already`)] : []),
    ...(other ? [problem(row, 'sku', `已有产品 ${known.name}（${known.unit}） is the product ${known.name} per ${known.unit} already`)] : []),
  ];
}

function checkPrice(row: Row<'prices'>, before: readonly Row<'prices'>[], { products: sheet }: Rows, { products, prices }: Known): Problem[] {
  const { sku, price } = row.cells;
  const twice = before.find(({ cells }) => cells.sku === sku);
  const product = products.find((known) => known.sku === sku);
  const exists = product !== undefined || sheet.some(({ cells }) => cells.sku === sku);
  const listed = prices.find((known) => known.sku === sku);
  return [
    ...(twice ? [problem(row, 'sku', `与第 ${twice.row} 行重复 is on row ${twice.row} already`)] : []),
    ...(exists ? [] : [problem(row, 'sku', `没有产品 ${sku} there is no product ${sku}`)]),
    ...(product?.status === 'discontinued' ? [problem(row, 'sku', `产品 ${sku} 已停售 is discontinued`)] : []),
    ...(listed && !samePrice(listed.price, price)
      ? [
          problem(
            row,
            'price',
            `价目表“${listed.priceListName}”的价格为 ${listed.price}，请修订该价目表 ("${listed.priceListName}" says ${listed.price}: revise that list)`,
          ),
        ]
      : []),
  ];
}

function checkOrder(row: Row<'orders'>, before: readonly Row<'orders'>[], rows: Rows, known: Known): Problem[] {
  return [...checkWithinOrder(row, before), ...checkReferences(row, rows, known)];
}

/** Rows with the same number are lines of one order. */
function checkWithinOrder(row: Row<'orders'>, before: readonly Row<'orders'>[]): Problem[] {
  const others = before.filter(({ cells }) => cells.ref === row.cells.ref);
  const [first] = others;
  const differs = (['customer', 'payment', 'deliverBy'] as const).find((key) => first && first.cells[key] !== row.cells[key]);
  const twice = others.find(({ cells }) => cells.sku === row.cells.sku);
  return [
    ...(first && differs ? [problem(row, differs, `与同一单号第 ${first.row} 行不同 differs from row ${first.row} of the same order`)] : []),
    ...(twice ? [problem(row, 'sku', `同一单号第 ${twice.row} 行已有此产品 is on row ${twice.row} of this order already`)] : []),
  ];
}

function checkReferences(row: Row<'orders'>, sheets: Rows, { customers, prices, credit, today }: Known): Problem[] {
  const { customer, sku, payment, deliverBy } = row.cells;
  const known = customers.find(({ name }) => name === customer);
  const exists = known !== undefined || sheets.customers.some(({ cells }) => cells.name === customer);
  const isPriced = [...sheets.prices.map(({ cells }) => cells.sku), ...prices.map((listed) => listed.sku)].includes(sku);
  const mayOwe = PAYMENTS[payment] !== 'credit' || credit.has(known?.id ?? '');
  return [
    ...(exists ? [] : [problem(row, 'customer', `没有客户“${customer}” there is no customer of this name`)]),
    ...(isPriced ? [] : [problem(row, 'sku', `没有 ${sku} 的价格 there is no price for ${sku}`)]),
    ...(mayOwe ? [] : [problem(row, 'payment', '客户没有可用的授信，请先款后货 the customer has no credit to use: payment before goods')]),
    ...(deliverBy < today ? [problem(row, 'deliverBy', `早于今天 ${today} is before today ${today}`)] : []),
  ];
}

const samePrice = (a: string, b: string): boolean => plainDecimal(a) === plainDecimal(b);
const plainDecimal = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
