import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi, type ProductView } from '@tradewind/contracts/contracts/products.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { atATime } from './at-a-time.ts';
import { inDays, type Course } from './course.ts';
import type { Person } from './staff.ts';

export const TEMPLATE = 'sales';
export const WAREHOUSE = 'WH-TJ';

interface Goods {
  readonly sku: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  /** Without tax. */
  readonly cost: string;
  /** Tax included. */
  readonly price: string;
  readonly onHand: string;
}

/** sku, name, spec, unit, cost, price, on hand */
const GOODS: readonly Goods[] = (
  [
    ['TILE-600', '玻化砖', '600×600 mm 优等品', '㎡', '31.5', '58.00', '60000'],
    ['TILE-800', '抛釉砖', '800×800 mm 优等品', '㎡', '42', '76.00', '48000'],
    ['TILE-WALL', '内墙砖', '300×600 mm 优等品', '㎡', '24.8', '45.50', '40000'],
    ['TILE-WOOD', '木纹砖', '200×1200 mm 一等品', '㎡', '47.2', '88.00', '22000'],
    ['BOARD-GYP', '纸面石膏板', '1200×2400×9.5 mm', '张', '13.6', '23.80', '52000'],
    ['BOARD-CEM', '纤维水泥板', '1200×2400×8 mm', '张', '38', '66.00', '18000'],
    ['BOARD-MDF', '中密度板', '1220×2440×18 mm E0', '张', '72', '118.00', '12000'],
    ['GLUE-TILE', '瓷砖胶', 'C2TE 20 kg', '包', '17.4', '32.00', '36000'],
    ['GROUT-EPO', '环氧填缝剂', '2 kg 双组份', '桶', '39', '69.00', '9000'],
    ['MORTAR-SL', '自流平砂浆', '25 kg', '包', '21', '38.50', '20000'],
    ['WATERPROOF', '防水涂料', 'JS-II 20 kg', '桶', '96', '168.00', '8000'],
    ['STONE-QTZ', '石英石台面', '厚 15 mm', '㎡', '148', '268.00', '150'],
  ] as const
).map(([sku, name, spec, unit, cost, price, onHand]) => ({ sku, name, spec, unit, cost, price, onHand }));

const TAX_RATE = '0.13';

export interface Catalogue {
  readonly products: ReadonlyMap<string, ProductView>;
}

/** Products, the price list in force, the contract template and stock: what a deal stands on. */
export async function fillCatalogue(
  people: {
    readonly products: Person;
    readonly director: Person;
    readonly vp: Person;
    readonly gm: Person;
    readonly legal: Person;
    readonly warehouse: Person;
  },
  course: Course,
): Promise<Catalogue> {
  const products = await atATime(4, GOODS, ({ sku, name, spec, unit, cost: standardCost }) =>
    people.products.actor.call(productsApi.createProduct, { sku, name, spec, unit, taxRate: TAX_RATE, standardCost }, course.now()),
  );
  const bySku = new Map(products.map((product) => [product.sku, product]));
  await course.pass(2);
  await priceLists(people, bySku, course);
  await course.pass(2);
  await contractTemplate(people, course);
  await course.pass(2);
  await atATime(4, GOODS, ({ sku, name, onHand }) =>
    people.warehouse.actor.call(stockApi.recordStock, { productId: bySku.get(sku)!.id, sku, name, warehouse: WAREHOUSE, onHand }, course.now()),
  );
  return { products: bySku };
}

/** ORD-03: two versions, the second in force, and a third that is still a draft. */
async function priceLists(
  { director, vp }: { readonly director: Person; readonly vp: Person },
  products: Catalogue['products'],
  course: Course,
): Promise<void> {
  const version = (changes: Readonly<Record<string, string>>) => ({
    name: '年度统一价目表',
    items: GOODS.map(({ sku, price, unit }) => ({ productId: products.get(sku)!.id, price: changes[sku] ?? price, unit })),
  });
  await approvedPriceList(director, vp, version({ 'TILE-600': '56.00', 'GLUE-TILE': '31.00' }), course);
  await course.pass(24);
  await approvedPriceList(director, vp, version({}), course);
  await director.actor.call(priceListsApi.draftPriceList, { ...version({ 'TILE-800': '79.00' }), validFrom: inDays(course, 365) }, course.now());
}

interface Prices {
  readonly name: string;
  readonly items: readonly { readonly productId: string; readonly price: string; readonly unit: string }[];
}

/** Drafted by one, put into force by another. */
async function approvedPriceList(author: Person, approver: Person, prices: Prices, course: Course): Promise<void> {
  const { id: priceListId } = await author.actor.call(priceListsApi.draftPriceList, { ...prices, validFrom: course.today() }, course.now());
  await approver.actor.call(priceListsApi.approvePriceList, { priceListId }, course.now());
}

/** CON-06, CON-07: the company's wording, drafted by legal, agreed to by the sales vice president, put into force by head office. */
async function contractTemplate({ legal, vp, gm }: { readonly legal: Person; readonly vp: Person; readonly gm: Person }, course: Course): Promise<void> {
  const { id: templateId } = await legal.actor.call(
    contractTemplatesApi.draftTemplate,
    { code: TEMPLATE, title: '建材产品购销合同', body: WORDING },
    course.now(),
  );
  await vp.actor.call(contractTemplatesApi.endorseTemplate, { templateId }, course.now());
  await gm.actor.call(contractTemplatesApi.approveTemplate, { templateId }, course.now());
}

const WORDING = `建材产品购销合同

合同编号：{{contractNo}}　依据报价单：{{quoteNo}}　范本：{{templateCode}} 第 {{templateVersion}} 版

供方：信风建材集团有限公司
需方：{{customerName}}（客户编号 {{customerNo}}，统一社会信用代码 {{customerCreditCode}}）
需方地址：{{customerAddress}}

供需双方依据《中华人民共和国民法典》，经协商一致，订立本合同。

第一条　产品名称、规格、数量与价款
{{lines}}
合计（含税）：{{currency}} {{total}}，其中不含税金额 {{net}}，税额 {{tax}}。

第二条　质量标准
产品符合国家现行标准，供方随货提供质量保证书。

第三条　付款方式
{{payment}}。供方财务确认到款或信用额度批准后安排发货。

第四条　交货
供方于 {{deliverBy}} 前将货物运至需方指定地点，需方签收后风险转移。

第五条　验收与异议
需方应于签收后七日内提出数量与外观异议；质量异议由供方销售负责人与质检部门现场核实处理。

第六条　售后服务
供方自接到反映起二十四小时内答复，四十八小时内提出并实施解决方案。

第七条　违约责任
任何一方违约，应赔偿对方因此受到的损失。

第八条　争议解决
协商不成的，提交供方所在地人民法院诉讼解决。

第九条　生效
本合同经双方签字并加盖合同专用章后生效，一式四份，双方各执两份。
`;
