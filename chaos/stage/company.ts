import { writeFileSync } from 'node:fs';
import { eventually } from '@tradewind/client/eventually';
import { addDays } from '@tradewind/domain/business-date';
import { fillCatalogue } from '../../deploy/demo/catalogue.ts';
import { RealTime } from '../../deploy/demo/course.ts';
import { budgetInForce } from '../../deploy/demo/money.ts';
import { ADMINISTRATOR, BRANCHES, foundCompany, PASSWORD, type BranchCode, type DemoCompany } from '../../deploy/demo/organisation.ts';
import { putPoliciesInForce } from '../../deploy/demo/policies.ts';

export interface PreparedPerson {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** Who works in the company under load, and what they work with. */
export interface PreparedCompany {
  readonly people: readonly PreparedPerson[];
  readonly productIds: readonly string[];
  readonly budgets: Readonly<Record<BranchCode, string>>;
}

/** Scarce on purpose in the demo: deals would wait for it. */
const SCARCE = 'STONE-QTZ';

/** Founds the company of the demo without its history: everything a deal stands on. Writes who is who for the load. */
export async function prepareCompany(url: string, setupCode: string, file: string): Promise<void> {
  const course = new RealTime();
  const company = await foundCompany(url, setupCode);
  await putPoliciesInForce(company.administrator, company.who('gm'), addDays(course.today(), -30), course);
  const people = Object.fromEntries((['gm', 'vp', 'director', 'legal', 'products', 'warehouse'] as const).map((who) => [who, company.who(who)] as const));
  // Rules reach the services by event.
  const { products } = await eventually(() => fillCatalogue(people as unknown as Parameters<typeof fillCatalogue>[0], course));
  const budgets = Object.fromEntries(await Promise.all(BRANCHES.map(({ code }) => budgetOf(company, code, course))));
  const prepared: PreparedCompany = {
    people: [{ id: '', ...ADMINISTRATOR }, ...company.everybody].map(({ id, name, login }) => ({ id, name, login, password: PASSWORD })),
    productIds: [...products.values()].filter(({ sku }) => sku !== SCARCE).map(({ id }) => id),
    budgets: budgets as Record<BranchCode, string>,
  };
  writeFileSync(file, JSON.stringify(prepared));
}

async function budgetOf(company: DemoCompany, code: BranchCode, course: RealTime): Promise<readonly [BranchCode, string]> {
  const year = parseInt(course.today(), 10);
  const { id } = await eventually(() => budgetInForce(company.branch(code), company.head, year, course));
  return [code, id];
}
