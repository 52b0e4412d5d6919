import { standingApi, type StandingGrantView } from '@tradewind/contracts/identity/standing.api';
import type { Actor, Grant } from '@tradewind/kernel/actor';
import type { OperationClient } from '@tradewind/messaging/operation-client';

/** Who the person is now: the posts may have changed since they asked. */
export class Standing {
  constructor(private readonly bus: Pick<OperationClient, 'call'>) {}

  async of(personId: string): Promise<Actor> {
    const { id, name, posts, grants } = await this.bus.call(standingApi.standingOf, { personId });
    return { id, name, kind: 'person', posts, grants: grants.map(grantOf) };
  }
}

function grantOf({ permission, org, own, onBehalfOfId: id, onBehalfOfName: name, until }: StandingGrantView): Grant {
  const grant = { permission, org, own };
  return id !== undefined && name !== undefined && until !== undefined ? { ...grant, onBehalfOf: { id, name }, until } : grant;
}
