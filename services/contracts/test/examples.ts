import type { PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import type { AgreedMilestone } from '@tradewind/contracts/contracts/contract-milestones';
import type { RequestPriceException } from '@tradewind/contracts/contracts/price-exceptions.api';
import type { Actor, Grant } from '@tradewind/kernel/actor';
import type { ReviewRules } from '@tradewind/approvals/opening';
import { Contract } from '../src/domain/contract.js';
import { ContractTemplate } from '../src/domain/contract-template.js';
import type { CustomerFacts } from '../src/domain/customer-facts.js';
import { PriceException, type ExceptionGrounds } from '../src/domain/price-exception.js';
import { PriceList } from '../src/domain/price-list.js';
import type { PricesInForce } from '../src/domain/prices-in-force.js';
import { Product } from '../src/domain/product.js';
import { Quote } from '../src/domain/quote.js';

// Builders for the specs of this folder; a spec says only what matters to it.

const ORG = 'hq.bj.sales';

export const someone = (id: string, ...permissions: readonly string[]): Actor => ({
  id,
  name: id,
  kind: 'person',
  posts: [{ post: 'somebody', org: ORG, branch: 'bj' }],
  grants: permissions.map((permission): Grant => ({ permission, org: 'hq', own: false })),
});

export const at = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

export const aProduct = (sku: string, given: { readonly name?: string; readonly taxRate?: string; readonly standardCost?: string } = {}): Product =>
  Product.create({ sku, name: 'Cement 42.5', spec: '42.5R', unit: '吨', taxRate: '0.13', standardCost: '250', ...given }, someone('products'));

export const aPriceList = (
  prices: readonly (readonly [Product, string])[],
  given: { readonly validFrom?: string; readonly validTo?: string } = {},
): PriceList =>
  PriceList.draft(
    { name: 'Spring', validFrom: '2026-03-01', items: prices.map(([{ id, unit }, price]) => ({ productId: id, price, unit })), ...given },
    prices.map(([product]) => product),
    someone('products'),
  );

export function anApprovedList(prices: readonly (readonly [Product, string])[], on = '2026-03-01'): PriceList {
  const list = aPriceList(prices, { validFrom: on });
  list.approve([], someone('gm'), at(on));
  return list;
}

export const inForce = (list: PriceList, products: readonly Product[], on = '2026-03-10', exceptions: readonly PriceException[] = []): PricesInForce => ({
  on,
  lists: [list],
  buyer: null,
  products,
  exceptions,
  stores: [],
});

export const aCustomer = (given: Partial<CustomerFacts> = {}): CustomerFacts => ({
  id: '0198c7a0-0000-7000-8000-000000000001',
  no: 'BJ-KH-2026-000001',
  name: '渝北建材',
  org: ORG,
  branch: 'bj',
  ownerId: 'wang',
  status: 'active',
  tier: 'B',
  creditCode: '91350211M0000XUF46',
  address: '渝北区 1 号',
  ...given,
});

export const WORDING =
  '合同 {{contractNo}}，依据报价 {{quoteNo}}。需方：{{customerName}}（{{customerCreditCode}}，{{customerAddress}}）。\n{{lines}}\n合计 {{total}} {{currency}}，其中税额 {{tax}}。付款：{{payment}}。交货：{{deliverBy}} 前。';

export function aTemplate(body = WORDING, version = 1): ContractTemplate {
  const template = ContractTemplate.draft({ code: 'sales', title: '买卖合同', body }, someone('legal'));
  template.endorse(someone('feng'), at('2026-03-01'));
  template.approve(version, someone('gm'), at('2026-03-01'));
  return template;
}

export function anAcceptedQuote(
  items: readonly { readonly productId: string; readonly quantity: string }[],
  prices: PricesInForce,
  rep = someone('wang'),
): Quote {
  const quote = Quote.draft({ lines: items }, aCustomer(), prices, rep);
  quote.issue('BJ-BJ-2026-000001', 30, prices, at('2026-03-10'));
  quote.accept({ saidBy: '张经理' }, at('2026-03-11'));
  return quote;
}

export const REVIEW: ReviewRules = {
  policy: 'contract-review@hq/1',
  steps: [
    { step: 'sales', round: 1, permission: 'contract:review-sales' },
    { step: 'legal', round: 2, permission: 'contract:review-legal' },
    { step: 'finance', round: 2, permission: 'contract:review-finance' },
    { step: 'audit', round: 3, permission: 'contract:review-audit' },
  ],
};

/** With what contracts are submitted besides their template. */
export const GROUNDS = { rules: REVIEW, customer: aCustomer(), exceptions: [] };

/** Who approves what differs from the template. */
export const DEVIATION: ReviewRules = {
  policy: 'deviation-review@hq/1',
  steps: [
    { step: 'sales-vp', round: 1, permission: 'contract:review-deviation-vp' },
    { step: 'head-office', round: 2, permission: 'contract:review-deviation-head-office' },
  ],
};

export const REVIEWERS = {
  sales: someone('li', 'contract:review-sales'),
  legal: someone('chu', 'contract:review-legal'),
  finance: someone('han', 'contract:review-finance'),
  audit: someone('jiang', 'contract:review-audit'),
  'sales-vp': someone('feng', 'contract:review-deviation-vp'),
  'head-office': someone('gm', 'contract:review-deviation-head-office'),
};

/** A draft of two lines for 渝北建材. */
export function aDraft(given: { readonly template?: ContractTemplate; readonly customer?: CustomerFacts; readonly payment?: PaymentKind } = {}): Contract {
  const cement = aProduct('C425');
  const gypsum = aProduct('G10', { taxRate: '0.09', standardCost: '80.5' });
  const list = anApprovedList([
    [cement, '350.5'],
    [gypsum, '120.333333'],
  ]);
  const items = [
    { productId: cement.id, quantity: '100' },
    { productId: gypsum.id, quantity: '3' },
  ];
  const quote = anAcceptedQuote(items, inForce(list, [cement, gypsum]));
  const { template = aTemplate(), customer = aCustomer(), payment = 'prepay' } = given;
  const terms = { quoteId: quote.id, templateCode: 'sales', payment, deliverBy: '2026-05-31' };
  return Contract.draft(quote, customer, template, terms, someone('wang'), at('2026-03-12'));
}

export function inReview(template = aTemplate()): Contract {
  const contract = aDraft({ template });
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, someone('wang'), at('2026-03-12'));
  return contract;
}

export function agreedByAll(template = aTemplate()): Contract {
  const contract = inReview(template);
  for (const step of ['sales', 'legal', 'finance', 'audit'] as const) contract.decide({ step, approve: true }, REVIEWERS[step], at('2026-03-13'));
  return contract;
}

/** Proposed by the rep: clause 3 of {@link WORDING} with other words. */
export const OTHER_WORDS = {
  clause: 3,
  wording: '合计 {{total}} {{currency}}，其中税额 {{tax}}。付款：{{payment}}，留 5% 质保金一年。交货：{{deliverBy}} 前。',
  reason: '客户招标文件要求',
};

export const SIGNATURE = { signedOn: '2026-03-14', customerSignatory: '张经理', ourSignatory: '李慧' };
export const SEAL = { sealedOn: '2026-03-15', sealNo: '合同章 1', copies: 4 };

export function signed(): Contract {
  const contract = agreedByAll();
  contract.sign(SIGNATURE, someone('zhou'), at('2026-03-14'));
  return contract;
}

/** A contract in effect, with what is needed to amend it. */
export interface Amendable {
  readonly contract: Contract;
  readonly products: readonly [Product, Product];
  readonly list: PriceList;
  readonly prices: PricesInForce;
}

/** 100 t of cement at 350.5 and 3 t of gypsum at 120.333333 for 渝北建材, effective on 2026-03-15; its clauses say milestones as well. */
export function amendable({ milestones = [] }: { readonly milestones?: readonly AgreedMilestone[] } = {}): Amendable {
  const products = [aProduct('C425'), aProduct('G10', { taxRate: '0.09', standardCost: '80.5' })] as const;
  const list = anApprovedList([
    [products[0], '350.5'],
    [products[1], '120.333333'],
  ]);
  const items = [
    { productId: products[0].id, quantity: '100' },
    { productId: products[1].id, quantity: '3' },
  ];
  const quote = anAcceptedQuote(items, inForce(list, products));
  const template = aTemplate(`${WORDING}\n节点：{{milestones}}`);
  const terms = { quoteId: quote.id, templateCode: 'sales', payment: 'prepay', deliverBy: '2026-05-31' } as const;
  const contract = Contract.draft(quote, aCustomer(), template, terms, someone('wang'), at('2026-03-12'));
  contract.agreeMilestones({ milestones }, at('2026-03-12'));
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, someone('wang'), at('2026-03-12'));
  for (const step of ['sales', 'legal', 'finance', 'audit'] as const) contract.decide({ step, approve: true }, REVIEWERS[step], at('2026-03-13'));
  contract.sign(SIGNATURE, someone('zhou'), at('2026-03-14'));
  contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
  contract.takeRecord();
  return { contract, products, list, prices: inForce(list, products, '2026-03-20') };
}

type Wish = Partial<Pick<RequestPriceException, 'kind' | 'floorPrice' | 'maxQuantity' | 'validUntil' | 'reason'>>;

export const PRICE_REVIEW = {
  policy: 'price-exception-review@hq/1',
  steps: [
    { step: 'department', round: 1, permission: 'price-exception:decide-department' },
    { step: 'branch', round: 2, permission: 'price-exception:decide-branch', fromAmount: '10000.00' },
  ],
};
export const HEAD = someone('li', 'price-exception:decide-department');
export const BRANCH_GM = someone('sun', 'price-exception:decide-branch');

export const groundsFor = (listPrice: string): ExceptionGrounds => ({ listPrice, limit: null, heads: [[HEAD]], store: null, review: PRICE_REVIEW });

/** Of 渝北建材, asked for on 2026-03-02: at 330 or more instead of 350.5, up to 200, until the end of March. */
export function aWantedException(
  product: Product,
  given: Wish = {},
  { listPrice = '350.5', customer = aCustomer(), by = someone('wang') } = {},
): PriceException {
  const terms = { floorPrice: '330', maxQuantity: '200', validUntil: '2026-03-31', reason: '长期合作大客户', ...given };
  const wish = { customerId: customer.id, productId: product.id, ...terms };
  return PriceException.request(wish, { no: 'BJ-JW-2026-000001', customer, product }, groundsFor(listPrice), by, at('2026-03-02'));
}

export function anApprovedException(product: Product, given: Wish = {}, about: { listPrice?: string; customer?: CustomerFacts } = {}): PriceException {
  const exception = aWantedException(product, given, about);
  exception.decide({ step: 'department', approve: true }, HEAD, at('2026-03-03'));
  if (exception.status === 'in-review') exception.decide({ step: 'branch', approve: true }, BRANCH_GM, at('2026-03-03'));
  return exception;
}
