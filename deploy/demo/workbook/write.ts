import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi, type ProductView } from '@tradewind/contracts/contracts/products.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { OrderView } from '@tradewind/contracts/orders/orders.api';
import { TEMPLATE } from '../catalogue.ts';
import { RealTime } from '../course.ts';
import * as chapter from '../deal.ts';
import { branchOf, type Directory } from '../directory.ts';
import type { Staff } from '../staff.ts';
import { PAYMENTS } from './columns.ts';
import { Keyed } from './keyed.ts';
import type { Known } from './known.ts';
import type { Row, Rows } from './read.ts';

/** What came of the workbook; `new` says whether this run did it. */
export interface Outcome {
  readonly what: string;
  readonly isNew: boolean;
}

/** What writing needs beside the rows. */
export interface Writing {
  readonly directory: Directory;
  readonly known: Known;
  /** Short hash of the workbook: part of every key. */
  readonly hash: string;
  readonly template?: string | undefined;
  /** Told after each row, so that a failure midway can say what was done. */
  readonly report: (outcome: Outcome) => void;
}

const course = new RealTime();

/** Writes a workbook that was found good: products and prices, customers, orders up to the one that awaits payment. */
export async function writeRows(rows: Rows, writing: Writing): Promise<void> {
  const products = await writeProducts(rows, writing);
  await writePrices(rows, products, writing);
  const customers = new Map(writing.known.customers.map(({ name, id }) => [name, id]));
  for (const row of rows.customers) customers.set(row.cells.name, await writeCustomer(row, writing));
  const refs = [...new Set(rows.orders.map(({ cells }) => cells.ref))];
  for (const ref of refs)
    await writeOrder(
      rows.orders.filter(({ cells }) => cells.ref === ref),
      { customers, products },
      rows,
      writing,
    );
}

async function writeProducts({ products }: Rows, writing: Writing): Promise<ReadonlyMap<string, ProductView>> {
  const known = new Map(writing.known.products.map((product) => [product.sku, product]));
  const manager = await writing.directory.holder('product-manager');
  for (const { cells, row } of products) {
    const { sku, name, spec, unit, taxRate, cost } = cells;
    const isNew = !known.has(sku);
    if (isNew) {
      const { actor } = new Keyed(`wb-${writing.hash}-p${row}`, () => undefined).person(manager);
      known.set(sku, await actor.call(productsApi.createProduct, { sku, name, ...(spec && { spec }), unit, taxRate, standardCost: cost }));
    }
    writing.report({ what: `产品 product ${sku} ${name}`, isNew });
  }
  return known;
}

/** ORD-03: a price list of its own for what has no price yet, drafted by one and put into force by another. */
async function writePrices({ prices }: Rows, products: ReadonlyMap<string, ProductView>, { known, directory, hash, report }: Writing): Promise<void> {
  const unpriced = prices.filter(({ cells }) => !known.prices.some(({ sku }) => sku === cells.sku));
  const name = `导入价目 ${hash.slice(0, 8)}`;
  if (unpriced.length > 0) {
    const author = await directory.holder('product-manager');
    const approver = await directory.holder('general-manager');
    const items = unpriced.map(({ cells: { sku, price } }) => ({ productId: products.get(sku)!.id, price, unit: products.get(sku)!.unit }));
    // A run that was cut off may have left the draft.
    const { items: drafts } = await author.actor.call(priceListsApi.findPriceLists, { q: hash.slice(0, 8), status: ['draft'] });
    const draft =
      drafts.find((list) => list.name === name) ?? (await author.actor.call(priceListsApi.draftPriceList, { name, validFrom: course.today(), items }));
    await approver.actor.call(priceListsApi.approvePriceList, { priceListId: draft.id });
  }
  if (prices.length > 0) report({ what: `价目 prices ${prices.map(({ cells }) => cells.sku).join(', ')}`, isNew: unpriced.length > 0 });
}

async function writeCustomer({ cells, row }: Row<'customers'>, { directory, known, hash, report }: Writing): Promise<string> {
  const { name, creditCode, industry, address, needs, contact, position, phone, owner } = cells;
  const there = known.customers.find((customer) => customer.creditCode === creditCode);
  if (there) {
    report({ what: `客户 customer ${there.no} ${name}`, isNew: false });
    return there.id;
  }
  const rep = await directory.person(ownerAccount(directory, owner));
  const { actor } = new Keyed(`wb-${hash}-c${row}`, () => undefined).person(rep);
  const file = { name, creditCode, address, ...(industry && { industry }), ...(needs && { needs }) };
  const { id, no } = await actor.call(customersApi.createCustomer, { ...file, contacts: [{ name: contact, phone, ...(position && { position }) }] });
  report({ what: `客户 customer ${no} ${name}`, isNew: true });
  return id;
}

/** Who looks after the customer: as the sheet says, else the first rep. */
const ownerAccount = (directory: Directory, login: string) =>
  directory.holders('sales-rep', 'hq').find((rep) => rep.login === login) ?? directory.account('sales-rep');

interface Ids {
  readonly customers: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, ProductView>;
}

/** Quote → contract → reviews → signed and sealed → order → stock, consent, confirmation. */
async function writeOrder(lines: readonly Row<'orders'>[], ids: Ids, rows: Rows, writing: Writing): Promise<void> {
  const [{ cells }] = lines as readonly [Row<'orders'>];
  const { hash, directory, report } = writing;
  let isNew = false;
  const keyed = new Keyed(`wb-${hash}-o${cells.ref}`, () => (isNew = true));
  const staff = keyed.staff(await directory.staffOf(repOf(cells.customer, rows, writing)));
  const contract = await contractOf(lines, ids, staff, writing);
  const order = await upToConfirmed(await chapter.orderOf(staff, contract), cells.customer, rows, staff);
  report({ what: `订单 order ${cells.ref} → ${contract.no ?? ''} ${order.no} ${order.status} ${order.total}`, isNew });
}

async function contractOf(lines: readonly Row<'orders'>[], { customers, products }: Ids, staff: Staff, { template }: Writing): Promise<ContractView> {
  const [{ cells }] = lines as readonly [Row<'orders'>];
  const { customer, payment, deliverBy } = cells;
  const wanted = lines.map(({ cells: { sku, quantity } }) => ({ productId: products.get(sku)!.id, quantity }));
  const drafted = await staff.rep.actor.call(quotesApi.draftQuote, {
    customerId: customers.get(customer) ?? '',
    lines: wanted,
    payment: PAYMENTS[payment] ?? 'prepay',
    deliverBy,
  });
  const accepted = await chapter.acceptQuote(staff, await chapter.issueQuote(staff, drafted, course), '客户采购负责人', course);
  const draft = await chapter.draftContract(staff, accepted, template ?? TEMPLATE, course);
  await chapter.submitContract(staff, draft, course);
  await chapter.reviewContract(staff, draft, course);
  return signedAndSealed(draft, staff);
}

/** Dates are those of the first run, so that a later run of the same workbook says the same again. */
async function signedAndSealed(
  { id: contractId }: ContractView,
  { rep, assistant, head, branchManager, finance, service, ...staff }: Staff,
): Promise<ContractView> {
  const { signature, seal } = await rep.actor.call(contractsApi.getContract, { contractId });
  const signed = { signedOn: signature?.signedOn ?? course.today(), customerSignatory: '客户采购负责人', ourSignatory: branchManager.name };
  await assistant.actor.call(contractsApi.signContract, { contractId, ...signed });
  const sealed = await head.office.actor.call(contractsApi.sealContract, {
    contractId,
    sealedOn: seal?.sealedOn ?? course.today(),
    sealNo: 'HTZ-01',
    copies: 4,
  });
  await chapter.acknowledgeCopies({ rep, assistant, head, branchManager, finance, service, ...staff }, sealed, course);
  return sealed;
}

async function upToConfirmed(order: OrderView, customer: string, { customers }: Rows, staff: Staff): Promise<OrderView> {
  const who = customers.find(({ cells }) => cells.name === customer)?.cells.contact ?? '客户采购负责人';
  await chapter.checkStock(staff, order, course);
  await chapter.recordConsent(staff, order, who, course);
  return chapter.confirmOrder(staff, order, course);
}

/** The rep of the customer: the owner in the sheet, else the one the platform knows. */
function repOf(customer: string, { customers }: Rows, { directory, known }: Writing) {
  const row = customers.find(({ cells }) => cells.name === customer);
  const there = known.customers.find(({ name }) => name === customer);
  if (!there) return ownerAccount(directory, row?.cells.owner ?? '');
  const owner = directory.accounts.find(({ name, post, org }) => name === there.ownerName && post === 'sales-rep' && branchOf(org) === branchOf(there.org));
  return owner ?? ownerAccount(directory, row?.cells.owner ?? '');
}
