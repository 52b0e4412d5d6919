import { HttpActor } from '@tradewind/client/http-actor';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import type { HeadOffice, Person, Staff } from './staff.ts';

/** An account, as `npm start` leaves it in demo.json. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly post: string;
  readonly org: string;
  readonly name: string;
}

const HEAD_OFFICE = {
  gm: 'general-manager',
  legal: 'legal-officer',
  auditor: 'auditor',
  finance: 'finance-officer',
  cashier: 'cashier',
  office: 'office-clerk',
} as const satisfies Record<keyof HeadOffice, string>;

const BRANCH = {
  manager: 'sales-manager',
  branchManager: 'branch-general-manager',
  assistant: 'sales-assistant',
  clerk: 'order-clerk',
  logistics: 'logistics-clerk',
  service: 'customer-service',
  serviceManager: 'service-manager',
  finance: 'branch-finance',
} as const satisfies Record<Exclude<keyof Staff, 'code' | 'rep' | 'head'>, string>;

/** Path of the branch a unit belongs to. */
export const branchOf = (org: string): string => org.split('.').slice(0, 2).join('.');

/** Who may sign in, by post and unit; everybody signs in once, when first asked for. */
export class Directory {
  readonly url: string;
  readonly accounts: readonly Account[];
  private readonly people = new Map<string, Promise<Person>>();

  constructor(url: string, accounts: readonly Account[]) {
    this.url = url;
    this.accounts = accounts;
  }

  /** Those who hold a post in a unit or below it. */
  holders(post: string, within: string): readonly Account[] {
    return this.accounts.filter((account) => account.post === post && (account.org === within || account.org.startsWith(`${within}.`)));
  }

  account(post: string, within = 'hq', which = 0): Account {
    const found = this.holders(post, within)[which];
    if (!found) throw new Error(`Nobody is ${post} in ${within}`);
    return found;
  }

  person(account: Account): Promise<Person> {
    const known = this.people.get(account.login) ?? signIn(this.url, account);
    this.people.set(account.login, known);
    return known;
  }

  holder(post: string, within = 'hq', which = 0): Promise<Person> {
    return this.person(this.account(post, within, which));
  }

  /** Everybody a deal of this rep needs. */
  async staffOf(rep: Account): Promise<Staff> {
    const branch = branchOf(rep.org);
    const inBranch = await this.filled(BRANCH, branch);
    const head = await this.filled(HEAD_OFFICE, 'hq');
    return { code: branch.split('.')[1] ?? branch, ...inBranch, head, rep: await this.person(rep) };
  }

  private async filled<R extends string>(posts: Readonly<Record<R, string>>, within: string): Promise<Record<R, Person>> {
    const entries = await Promise.all(Object.entries<string>(posts).map(async ([role, post]) => [role, await this.holder(post, within)] as const));
    return Object.fromEntries(entries) as Record<R, Person>;
  }
}

async function signIn(url: string, account: Account): Promise<Person> {
  const actor = new HttpActor(url, account);
  const { id, name } = await actor.call(signInApi.me, {});
  return { id, name, actor };
}
