import { scopeNotForPartners, scopeUnknown } from '@tradewind/contracts/identity/partner-apps.faults';
import { REGISTRY } from '@tradewind/contracts/registry';
import type { Grant } from '@tradewind/kernel/actor';
import type { Access } from '@tradewind/kernel/operation';

/** Operations by id, with what they demand. */
const DEMANDS: ReadonlyMap<string, Access> = new Map(REGISTRY.flatMap(({ operations }) => operations.map(({ id, spec }) => [id, spec.allow] as const)));

/** The regulation wants a person in a post for these, whoever asks: to decide, to sign, to pass money and goods on, to run the company and its rules, to read what is personal, to carry lists away. */
const FOR_PEOPLE =
  /^(org|partner|policy|delegation|audit|pii|subject|operations|process|payout):|:(approve|decide|review|sign|seal|acknowledge|confirm|release|reveal|close|pay|export)(-|$)/;

/** Of what everybody signed in may, an app has this; the rest is about somebody's own password, devices and sessions. */
const FOR_ANYBODY: readonly string[] = ['identity.me'];

/** Refuses what is no operation, and what no app may do. */
export function assertForPartners(scopes: readonly string[]): void {
  const unknown = scopes.filter((id) => !DEMANDS.has(id));
  if (unknown.length > 0) throw scopeUnknown({ unknown });
  const operations = scopes.filter((id) => !isForPartners(id));
  if (operations.length > 0) throw scopeNotForPartners({ operations });
}

/** The permissions behind the operations, over one unit. */
export function grantsFor(scopes: readonly string[], org: string): Grant[] {
  const permissions = new Set(scopes.map((id) => DEMANDS.get(id)).filter((allow) => allow?.includes(':')));
  return [...permissions].map((permission) => ({ permission: permission ?? '', org, own: false }));
}

const isForPartners = (id: string): boolean => {
  const demand = DEMANDS.get(id) ?? 'public';
  return demand.includes(':') ? !FOR_PEOPLE.test(demand) : FOR_ANYBODY.includes(id);
};
