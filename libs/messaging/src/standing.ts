import { standingApi, type StandingGrantView } from '@tradewind/contracts/identity/standing.api';
import type { Actor, Grant } from '@tradewind/kernel/actor';
import type { ServiceCaller } from './service-caller.js';

/** Who the person is now: the posts may have changed since they asked. */
export class Standing {
  constructor(private readonly others: Pick<ServiceCaller, 'ask'>) {}

  async of(personId: string): Promise<Actor> {
    const { id, name, posts, grants } = await this.others.ask(standingApi.standingOf, { personId });
    return { id, name, kind: 'person', posts, grants: grants.map(grantOf) };
  }
}

function grantOf({ permission, org, own, onBehalfOfId: id, onBehalfOfName: name, until }: StandingGrantView): Grant {
  const grant = { permission, org, own };
  return id !== undefined && name !== undefined && until !== undefined ? { ...grant, onBehalfOf: { id, name }, until } : grant;
}
