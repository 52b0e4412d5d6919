import { writeFileSync } from 'node:fs';
import { Refusal } from '@tradewind/client/refusal';
import type { BudgetView } from '@tradewind/contracts/expenses/budgets.api';
import { addDays, businessDate, businessMonth, monthBefore } from '@tradewind/domain/business-date';
import { fillCatalogue, type Catalogue } from './catalogue.ts';
import { within } from '../local/paths.ts';
import { tellClaims } from './claims.ts';
import { momentOf, type ToldTime } from './course.ts';
import { Diary } from './diary.ts';
import { tellHistory, type Narrator } from './history.ts';
import { budgetInForce } from './money.ts';
import { approveBonuses, closeMonth, disputeAndAnswer, lockMonth, payBonuses } from './month-end.ts';
import { ADMINISTRATOR, BRANCHES, foundCompany, PASSWORD, type BranchCode, type DemoCompany } from './organisation.ts';
import { putPoliciesInForce, putRegulationInForce } from './policies.ts';
import { setTargets } from './targets.ts';
import { Tally } from './tally.ts';

// Called by `npm start` against a platform that runs with SIMULATED_TIME=on: a company with a quarter of history, through the API alone.

const AT_A_TIME = 6;
const DAYS_BEFORE = 12;

const since = performance.now();
const say = (text: string): void => console.log(`${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s  ${text}`);

async function main(): Promise<void> {
  const { GATEWAY_URL: url = '', DEMO_FILE: file = '', STATE_DIR: stateDir = '', SETUP_CODE: setupCode = '' } = process.env;
  if (!url || !file || !stateDir || !setupCode) throw new Error('GATEWAY_URL, STATE_DIR, DEMO_FILE and SETUP_CODE are needed; `npm start` gives them');
  const company = await foundCompany(url, setupCode).catch(unlessThereIsOne);
  if (!company) {
    say('This installation has a company already; the demo leaves it alone.');
    writeFileSync(file, JSON.stringify({ accounts: [] }));
    return;
  }
  // The company is ours: should we be cut off, the next start forgets it and begins afresh.
  writeFileSync(within(stateDir).demoLoading, '');
  say(`公司成立 company founded: ${company.size} people`);
  await load(company);
  writeFileSync(file, JSON.stringify({ accounts: accountsOf(company) }, null, 2));
}

function unlessThereIsOne(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'identity.company-exists') return undefined;
  throw error;
}

const accountsOf = (company: DemoCompany) =>
  [{ ...ADMINISTRATOR, org: ADMINISTRATOR.unit }, ...company.everybody].map(({ login, post, org, name }) => ({ login, password: PASSWORD, post, org, name }));

async function load(company: DemoCompany): Promise<void> {
  const present = new Date();
  const today = businessDate(present);
  const last = monthBefore(businessMonth(present));
  const months = [monthBefore(monthBefore(last)), monthBefore(last), last];
  const diary = new Diary(present, AT_A_TIME);
  const { catalogue, budgets } = await diary.story(momentOf(addDays(`${months[0]!}-01`, -DAYS_BEFORE)), (course) => prepare(company, today, course));
  const narrator: Narrator = { company, catalogue, diary, tally: new Tally(), months, today };
  const [deals] = await Promise.all([tellHistory(narrator), tellMonthEnds(narrator), ...BRANCHES.map(({ code }) => tellExpenses(narrator, code, budgets))]);
  const { tally } = narrator;
  say(
    `历史 history: ${deals.length} deals, ${tally.total('signed')} contracts in force, ${tally.total('delivered')} deliveries, ${tally.total('received')} receipts`,
  );
}

interface Prepared {
  readonly catalogue: Catalogue;
  readonly budgets: ReadonlyMap<BranchCode, BudgetView>;
}

async function prepare(company: DemoCompany, today: string, course: ToldTime): Promise<Prepared> {
  const [gm, vp, director, legal, products, warehouse] = (['gm', 'vp', 'director', 'legal', 'products', 'warehouse'] as const).map((login) =>
    company.who(login),
  );
  const policies = await putPoliciesInForce(company.administrator, gm!, addDays(course.today(), -30), course);
  const clauses = await putRegulationInForce(company.administrator, { vp: vp!, gm: gm! }, course);
  await course.pass(24);
  const catalogue = await fillCatalogue({ gm: gm!, vp: vp!, director: director!, legal: legal!, products: products!, warehouse: warehouse! }, course);
  say(`制度与产品 a regulation of ${clauses} clauses, ${policies} policies, ${catalogue.products.size} products, price list, template, stock`);
  await course.pass(24);
  const budgets = new Map<BranchCode, BudgetView>();
  const years = [...new Set([course.today(), today].map((date) => parseInt(date, 10)))];
  let targets = 0;
  for (const year of years) {
    for (const { code } of BRANCHES) budgets.set(code, await budgetInForce(company.branch(code), company.head, year, course));
    targets += await setTargets(company, year, course);
  }
  say(`预算与目标 budgets approved, ${targets} targets`);
  return { catalogue, budgets };
}

/** Closed on the third of the next month; the bonuses of the last month are still being decided. */
async function tellMonthEnds({ company, diary, tally, months }: Narrator): Promise<void> {
  for (const [i, month] of months.entries()) {
    const third = addDays(`${month}-01`, 33).slice(0, 8);
    await diary.story(momentOf(`${third}03`, 10), async (course) => {
      for (const { code: branch } of BRANCHES) {
        const cycle = await closeMonth(company, { branch, month }, tally, course);
        say(`月结 ${month} ${branch}: ${cycle.people} scorecards published`);
        if (i === months.length - 1) {
          await approveBonuses(company, cycle, 1, course);
          await disputeAndAnswer(company, cycle, false, course);
          continue;
        }
        if (i === 1) await disputeAndAnswer(company, cycle, true, course);
        await course.pass(24);
        await payBonuses(company, await approveBonuses(company, cycle, 200, course), course);
        await lockMonth(company, cycle, course);
      }
    });
  }
}

/** Claims of the last weeks, all in the year of the present budget. */
async function tellExpenses({ company, diary, today }: Narrator, code: BranchCode, budgets: ReadonlyMap<BranchCode, BudgetView>): Promise<void> {
  const budget = budgets.get(code)!;
  const begins = [addDays(today, -26), `${budget.year}-01-01`].sort().at(-1)!;
  await diary.story(momentOf(begins, 11), (course) => tellClaims(company, code, budget, course));
}

await main();
