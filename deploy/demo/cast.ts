import { Refusal } from '@tradewind/client/refusal';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { branchOf, type Account, type Directory } from './directory.ts';
import type { Person, Staff } from './staff.ts';

/** Everybody the walk needs: one branch, head office, and a stranger from another branch. */
export interface Cast extends Staff {
  readonly otherRep: Person;
  readonly stranger: Person;
  readonly warehouse: Person;
  /** A second sales manager: whoever submits a contract, somebody else verifies it (ORG-14). */
  readonly secondManager: Person;
  readonly administrator: Person;
  /** A sales post and a finance post, which nobody may hold together (ORG-14). */
  readonly apart: readonly { readonly post: string; readonly org: string }[];
}

/** Signs everybody in. The branch is that of the first sales rep; the stranger comes from another one. */
export async function castOf(directory: Directory): Promise<Cast> {
  const rep = directory.account('sales-rep');
  const branch = branchOf(rep.org);
  const stranger = directory.holders('sales-rep', 'hq').find(({ org }) => branchOf(org) !== branch);
  if (!stranger) throw new Error('The walk needs the people of two branches');
  return {
    ...(await directory.staffOf(rep)),
    otherRep: await directory.holder('sales-rep', branch, 1),
    stranger: await directory.person(stranger),
    warehouse: await directory.holder('warehouse-keeper'),
    secondManager: await directory.person(await secondManagerOf(directory, branch)),
    administrator: await directory.holder('administrator'),
    apart: ['sales-manager', 'branch-finance'].map((post) => ({ post, org: directory.account(post, branch).org })),
  };
}

/** Taken on by the administrator at the first walk; there already at the next. */
async function secondManagerOf(directory: Directory, branch: string): Promise<Account> {
  const { org, password } = directory.account('sales-manager', branch);
  const second: Account = { login: `${branch.split('.')[1] ?? branch}-manager2`, password, post: 'sales-manager', org, name: '金诚' };
  const administrator = await directory.holder('administrator');
  const hire = { name: second.name, login: second.login, password, posts: [{ post: second.post, org }] };
  await administrator.actor.call(organisationApi.hire, hire).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'identity.login-taken') throw error;
  });
  return second;
}
