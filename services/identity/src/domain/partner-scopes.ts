import { scopeIncomplete, scopeNotForPartners, scopeUnknown } from '@tradewind/contracts/identity/partner-apps.faults';
import { REGISTRY } from '@tradewind/contracts/registry';
import type { Grant } from '@tradewind/kernel/actor';
import type { Access } from '@tradewind/kernel/operation';

const OPERATIONS = REGISTRY.flatMap(({ operations }) => operations);
/** Operations by id, with what they demand. */
const DEMANDS: ReadonlyMap<string, Access> = new Map(OPERATIONS.map(({ id, spec }) => [id, spec.allow]));
/** What each asks meanwhile in the caller's name. */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map(OPERATIONS.map(({ id, spec }) => [id, (spec.asks ?? []).map((asked) => asked.id)]));

/** The regulation wants a person in a post for these, whoever asks: to decide, to sign, to pass money and goods on, to run the company and its rules, to read what is personal or not for customers, to carry lists away or bring them in. */
const FOR_PEOPLE =
  /^(org|partner|policy|regulation|delegation|audit|pii|subject|operations|process|payout|price-exception|requirement|dispute|training):|:(approve|endorse|decide|review|sign|seal|acknowledge|confirm|release|reveal|close|pay|track|export|import)(-|$)/;

/** Of what everybody signed in may, an app has this; the rest is about somebody's own password, devices and sessions. */
const FOR_ANYBODY: readonly string[] = ['identity.me'];

/** Refuses what is no operation, what no app may do, and what cannot be done without another that is not given. */
export function assertForPartners(scopes: readonly string[]): void {
  const unknown = scopes.filter((id) => !DEMANDS.has(id));
  if (unknown.length > 0) throw scopeUnknown({ unknown });
  const operations = scopes.filter((id) => !isForPartners(id));
  if (operations.length > 0) throw scopeNotForPartners({ operations });
  const missing = withCompanions(scopes).filter((id) => !scopes.includes(id));
  if (missing.length > 0) throw scopeIncomplete({ missing });
}

/** The operations and all that they ask meanwhile, each once. */
const withCompanions = (scopes: readonly string[]): string[] => [...new Set(scopes.flatMap((id) => [id, ...(COMPANIONS.get(id) ?? [])]))];

/** The permissions behind the operations, over one unit. */
export function grantsFor(scopes: readonly string[], org: string): Grant[] {
  const permissions = new Set(scopes.map((id) => DEMANDS.get(id)).filter((allow) => allow?.includes(':')));
  return [...permissions].map((permission) => ({ permission: permission ?? '', org, own: false }));
}

const isForPartners = (id: string): boolean => {
  const demand = DEMANDS.get(id) ?? 'public';
  return demand.includes(':') ? !FOR_PEOPLE.test(demand) : FOR_ANYBODY.includes(id);
};
