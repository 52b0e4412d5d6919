import { randomBytes } from 'node:crypto';
import { HttpActor } from '@tradewind/client/http-actor';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import type { Operation } from '@tradewind/kernel/operation';
import type { Cast } from '../cast.ts';
import { baseUrl, builder } from '../company.ts';
import { PASSWORD } from '../head-office.ts';
import type { Caller } from './world.ts';

/** Somebody who may, so that it is the body that is refused. */
export type CallerFor = (op: Operation) => Caller;

/** People of a branch who hold every permission there is between them. */
export async function callersOf(cast: Cast): Promise<CallerFor> {
  const callers = new Map<string, Caller>([
    ['public', new HttpActor(baseUrl(), null)],
    ['signed-in', cast.rep],
  ]);
  const { items: posts } = await cast.admin.call(organisationApi.findPosts, { limit: 200 });
  for (const { key, grants } of posts) {
    if (!grants.some(({ permission }) => !callers.has(permission))) continue;
    const login = `m-${randomBytes(5).toString('hex')}`;
    const { actor } = await builder().hire({ name: '试探者', login, password: PASSWORD, post: key, org: cast.rep.org });
    for (const { permission } of grants) if (!callers.has(permission)) callers.set(permission, actor);
  }
  return ({ spec: { allow } }) => {
    const caller = callers.get(allow);
    if (!caller) throw new Error(`nobody holds ${allow}`);
    return caller;
  };
}
