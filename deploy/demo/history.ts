import type { ProductView } from '@tradewind/contracts/contracts/products.api';
import { addDays } from '@tradewind/domain/business-date';
import type { Catalogue } from './catalogue.ts';
import { Chance } from './chance.ts';
import { momentOf } from './course.ts';
import type { CreditWish, Offer } from './deal.ts';
import type { Diary } from './diary.ts';
import { BRANCHES, type BranchCode, type DemoCompany } from './organisation.ts';
import { dealsOf, type PlannedDeal } from './plots.ts';
import { prospectsOf } from './prospects.ts';
import type { Tally } from './tally.ts';
import { tell, ToldDeal, type Plot } from './told-deal.ts';

/** What all stories are told with. */
export interface Narrator {
  readonly company: DemoCompany;
  readonly catalogue: Catalogue;
  readonly diary: Diary;
  readonly tally: Tally;
  /** The three months before the present one, `YYYY-MM`, in their order. */
  readonly months: readonly string[];
  readonly today: string;
}

/** Every deal of the quarter, of both branches at the same time; what one customer bought comes one after the other. */
export async function tellHistory(narrator: Narrator): Promise<ToldDeal[]> {
  const customers = BRANCHES.flatMap(({ code }) => {
    const deals = dealsOf(code);
    const companies = [...new Set(deals.map(({ company }) => company))];
    return companies.map((company) =>
      ofOneCustomer(
        narrator,
        code,
        deals.filter((deal) => deal.company === company),
      ),
    );
  });
  return (await Promise.all(customers)).flat();
}

async function ofOneCustomer(narrator: Narrator, branch: BranchCode, deals: readonly PlannedDeal[]): Promise<ToldDeal[]> {
  const told: ToldDeal[] = [];
  const inOrder = deals.map((deal) => ({ deal, begins: beginOf(deal, narrator) })).sort((a, b) => a.begins.getTime() - b.begins.getTime());
  for (const { deal, begins } of inOrder)
    told.push(await tellOne(narrator, branch, { deal, begins, customerId: told[0]?.converted.customerId, before: told.length }));
  return told;
}

interface Beginning {
  readonly deal: PlannedDeal;
  readonly begins: Date;
  readonly customerId: string | undefined;
  /** How many deals the customer made before. */
  readonly before: number;
}

function tellOne(narrator: Narrator, branch: BranchCode, beginning: Beginning): Promise<ToldDeal> {
  const { company, diary, tally } = narrator;
  const { rep, until, then } = beginning.deal;
  return diary.story(beginning.begins, async (course) => {
    const deal = new ToldDeal(
      { branch: company.branch(branch), head: company.head, rep: company.reps(branch)[rep]!, course, tally },
      plotOf(narrator, branch, beginning),
    );
    await tell(deal, until);
    await then?.(deal);
    return deal;
  });
}

function beginOf({ begins, company }: PlannedDeal, { months, today }: Narrator): Date {
  const date = 'daysAgo' in begins ? addDays(today, -begins.daysAgo) : `${months[begins.month]!}-${String(begins.day).padStart(2, '0')}`;
  return momentOf(date, 9, company * 3);
}

/** Goods and marks of a deal, drawn by who buys and when. */
function plotOf({ catalogue, months }: Narrator, branch: BranchCode, { deal, begins, customerId, before }: Beginning): Plot {
  const { company, credit, sku } = deal;
  const onDay = begins.toISOString().slice(5, 10).replace('-', '');
  const mark = `${branch === 'bj' ? 1 : 2}${String(company).padStart(2, '0')}${before}${onDay}`;
  const { products } = catalogue;
  const chance = new Chance(parseInt(mark, 10));
  const lines = sku ? [{ productId: products.get(sku)!.id, quantity: '260' }] : goods([...products.values()], chance);
  const offer: Offer = { lines, payment: credit ? 'credit' : 'prepay', deliverInDays: 25 };
  return { prospect: prospectsOf(branch)[company]!, offer, mark, ...(credit === 'new' && { credit: creditOf(months) }), ...(customerId && { customerId }) };
}

const creditOf = (months: readonly string[]): CreditWish => ({ limit: '400000.00', termDays: 30, validUntil: addDays(`${months[0]!}-01`, 365) });

/** One main product and one or two that go with it; the scarce stone is left to the deal that waits for it. */
function goods(products: readonly ProductView[], chance: Chance): Offer['lines'] {
  const common = products.filter(({ sku }) => sku !== 'STONE-QTZ');
  const main = chance.one(common.slice(0, 7));
  const more = new Set([chance.one(common.slice(7)), chance.one(common.slice(7))]);
  return [
    { productId: main.id, quantity: String(chance.whole(12, 30) * 50) },
    ...[...more].map(({ id: productId }) => ({ productId, quantity: String(chance.whole(4, 16) * 20) })),
  ];
}
