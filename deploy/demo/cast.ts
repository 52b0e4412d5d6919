import { Refusal } from '@tradewind/client/refusal';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { branchOf, type Account, type Directory } from './directory.ts';
import type { Person, Staff } from './staff.ts';

/** Everybody the walk needs: one branch, head office, and a stranger from another branch. */
export interface Cast extends Staff {
  readonly otherRep: Person;
  readonly stranger: Person;
  readonly warehouse: Person;
  /** Holds a sales post and a finance post at once: separate duties must hold for such a person, too (ORG-14). */
  readonly double: Person;
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
    double: await directory.person(await holderOfTwoPosts(directory, branch)),
  };
}

/** Taken on by the administrator at the first walk; there already at the next. */
async function holderOfTwoPosts(directory: Directory, branch: string): Promise<Account> {
  const { org, password } = directory.account('sales-manager', branch);
  const double: Account = { login: `${branch.split('.')[1] ?? branch}-double`, password, post: 'sales-manager', org, name: '金兼' };
  const posts = [double, directory.account('branch-finance', branch)].map((held) => ({ post: held.post, org: held.org }));
  const administrator = await directory.holder('administrator');
  await administrator.actor.call(organisationApi.hire, { name: double.name, login: double.login, password, posts }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'identity.login-taken') throw error;
  });
  return double;
}
