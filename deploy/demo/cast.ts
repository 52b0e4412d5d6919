import { HttpActor } from '@tradewind/client/http-actor';
import { Refusal } from '@tradewind/client/refusal';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { atATime } from './at-a-time.ts';
import type { Person, Staff } from './staff.ts';

/** An account, as `npm start` leaves it in demo.json. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly post: string;
  readonly org: string;
  readonly name: string;
}

/** Everybody the walk needs: one branch, head office, and a stranger from another branch. */
export interface Cast extends Staff {
  /** Path of the branch. */
  readonly org: string;
  readonly otherRep: Person;
  readonly stranger: Person;
  readonly warehouse: Person;
  /** Holds a sales post and a finance post at once: separate duties must hold for such a person, too (ORG-14). */
  readonly double: Person;
}

const HEAD_OFFICE = {
  gm: 'general-manager',
  legal: 'legal-officer',
  auditor: 'auditor',
  finance: 'finance-officer',
  cashier: 'cashier',
  office: 'office-clerk',
} as const;

const BRANCH = {
  manager: 'sales-manager',
  branchManager: 'branch-general-manager',
  assistant: 'sales-assistant',
  clerk: 'order-clerk',
  logistics: 'logistics-clerk',
  service: 'customer-service',
  serviceManager: 'service-manager',
  finance: 'branch-finance',
} as const;

/** Signs everybody in. The branch is that of the first branch general manager, the stranger comes from the second. */
export async function castOf(url: string, accounts: readonly Account[]): Promise<Cast> {
  const [first, second] = accounts.filter(({ post }) => post === 'branch-general-manager');
  if (!first || !second) throw new Error('The walk needs the people of two branches');
  const at = (post: string, within: string, which = 0): Account => {
    const found = accounts.filter((account) => account.post === post && (account.org === within || account.org.startsWith(`${within}.`)))[which];
    if (!found) throw new Error(`Nobody is ${post} in ${within}`);
    return found;
  };
  const roles: Readonly<Record<string, Account>> = {
    ...Object.fromEntries(Object.entries(BRANCH).map(([role, post]) => [role, at(post, first.org)])),
    ...Object.fromEntries(Object.entries(HEAD_OFFICE).map(([role, post]) => [`head.${role}`, at(post, 'hq')])),
    rep: at('sales-rep', first.org),
    otherRep: at('sales-rep', first.org, 1),
    stranger: at('sales-rep', second.org),
    warehouse: at('warehouse-keeper', 'hq'),
    double: await holderOfTwoPosts(url, at('administrator', 'hq'), { sales: at('sales-manager', first.org).org, finance: at('branch-finance', first.org).org }),
  };
  const people = new Map(await atATime(4, Object.entries(roles), async ([role, account]) => [role, await signedIn(url, account)] as const));
  const who = (role: string): Person => people.get(role)!;
  const head = Object.fromEntries(Object.keys(HEAD_OFFICE).map((role) => [role, who(`head.${role}`)])) as unknown as Cast['head'];
  const code = first.org.split('.')[1]!;
  return { code, org: first.org, head, ...Object.fromEntries(people) } as unknown as Cast;
}

async function signedIn(url: string, account: Account): Promise<Person> {
  const actor = new HttpActor(url, account);
  const { id, name } = await actor.call(signInApi.me, {});
  return { id, name, actor };
}

/** Taken on by the administrator at the first walk; there already at the next. */
async function holderOfTwoPosts(url: string, administrator: Account, { sales, finance }: { readonly sales: string; readonly finance: string }): Promise<Account> {
  const login = `${sales.split('.')[1]!}-double`;
  const double: Account = { login, password: administrator.password, post: 'sales-manager', org: sales, name: '金兼' };
  const posts = [
    { post: 'sales-manager', org: sales },
    { post: 'branch-finance', org: finance },
  ];
  await new HttpActor(url, administrator).call(organisationApi.hire, { name: double.name, login, password: double.password, posts }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'identity.login-taken') throw error;
  });
  return double;
}
