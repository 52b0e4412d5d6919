import type { CallOptions, HttpActor } from '@tradewind/client/http-actor';
import { REGISTRY } from '@tradewind/contracts/registry';
import { newId } from '@tradewind/kernel/ids';
import type { Operation } from '@tradewind/kernel/operation';
import { aPartner, signedIn } from '../partners.ts';
import { doorOf } from './doors.ts';
import { isForApps, PARTNERS, type PartnerKind } from './oracle.ts';

interface Bound {
  /** The unit that `partner-of-unit` is bound to. */
  readonly org: string;
  /** The customer that `partner-of-customer` is bound to. */
  readonly customerId: string;
}

const FOR_APPS = REGISTRY.flatMap(({ operations }) => operations).filter((op) => isForApps(doorOf(op)));

/** Apps by the operation they are tried at: registered, and signed in, when the operation's turn comes. */
class PartnerCaller {
  private readonly apps = new Map<string, Promise<HttpActor>>();

  constructor(private readonly register: (operation: string) => Promise<HttpActor>) {}

  async request<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions = {}): Promise<Response> {
    const app = this.apps.get(op.id) ?? this.register(op.id);
    this.apps.set(op.id, app);
    return (await app).request(op, input, { key: newId(), ...options });
  }
}

/** The operation, and what it asks meanwhile in the name of the app. */
const together = (op: Operation): readonly string[] => [op.id, ...(op.spec.asks ?? []).map(({ id }) => id)];

/** Where no app may have the operation, one with all the others that can do without it stands before the door. */
function scopesOf(who: PartnerKind, operation: string): readonly string[] {
  const allowed = who === 'partner-without' ? undefined : FOR_APPS.find(({ id }) => id === operation);
  return allowed ? together(allowed) : FOR_APPS.filter((op) => !together(op).includes(operation)).map(({ id }) => id);
}

export function partnerCallers({ org, customerId }: Bound): { readonly who: PartnerKind; readonly caller: PartnerCaller }[] {
  const bound = { 'partner-of-unit': { org }, 'partner-of-customer': { org, customerId }, 'partner-without': { org: 'hq' } };
  const known = new Map<string, Promise<HttpActor>>();
  const appFor = (who: PartnerKind, operation: string): Promise<HttpActor> => {
    const scopes = scopesOf(who, operation);
    const key = `${who} ${scopes.join(' ')}`;
    const app = known.get(key) ?? aPartner({ name: who, scopes, ...bound[who] }).then(signedIn);
    known.set(key, app);
    return app;
  };
  return PARTNERS.map((who) => ({ who, caller: new PartnerCaller((operation) => appFor(who, operation)) }));
}
