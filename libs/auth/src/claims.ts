import type { Actor, Grant, PartnerTerms, PostHeld, Principal } from '@tradewind/kernel/actor';

/** Audience of tokens for the platform's own services. */
export const AUDIENCE = 'tradewind';
export const ISSUER = 'tradewind-identity';
/** Access tokens live this long (api.md "Auth"). */
export const ACCESS_TOKEN_SECONDS = 600;

/** Somebody's powers in the hands of a deputy. */
interface Acting {
  readonly for: Principal;
  readonly until: number;
  readonly grants: TokenClaims['grants'];
}

/** What an access token says of a person. Permissions are grouped by where they hold, to keep tokens short. */
export interface TokenClaims {
  readonly sub: string;
  /** The session it was issued in; absent for partner apps. */
  readonly sid?: string;
  readonly name: string;
  readonly posts: readonly PostHeld[];
  /** `hq.bj` or, for one's own rows only, `own@hq.bj` → permissions. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
  /** What is delegated to this person now, from whom and until when (epoch seconds). */
  readonly acting?: readonly Acting[];
  /** `partner` for a partner app; a person otherwise. */
  readonly kind?: 'partner';
  /** What a partner app may call. */
  readonly ops?: readonly string[];
  /** The one customer a dealer's app is bound to. */
  readonly customer?: string;
  /** Requests a minute of a partner app. */
  readonly quota?: number;
}

export function claimsOf(actor: Actor): TokenClaims {
  const grants = grouped(actor.grants.filter(({ onBehalfOf }) => !onBehalfOf));
  const acting = actingOf(actor.grants);
  return { sub: actor.id, name: actor.name, posts: actor.posts, grants, ...(acting.length > 0 && { acting }), ...partnerClaims(actor.partner) };
}

function grouped(all: readonly Grant[]): TokenClaims['grants'] {
  const grants: Record<string, string[]> = {};
  for (const { permission, org, own } of all) (grants[own ? `own@${org}` : org] ??= []).push(permission);
  return grants;
}

function actingOf(grants: readonly Grant[]): Acting[] {
  const lent = Map.groupBy(grants, ({ onBehalfOf, until }) => (onBehalfOf ? `${onBehalfOf.id}|${until}` : ''));
  return [...lent.values()].flatMap((all) => {
    const [{ onBehalfOf, until = 0 } = {} as Partial<Grant>] = all;
    return onBehalfOf ? [{ for: onBehalfOf, until, grants: grouped(all) }] : [];
  });
}

const grantsOf = (grants: TokenClaims['grants'], lent: Pick<Grant, 'onBehalfOf' | 'until'> = {}): Grant[] =>
  Object.entries(grants).flatMap(([where, permissions]) => permissions.map((permission) => ({ ...grantOf(where, permission), ...lent })));

function partnerClaims(partner: PartnerTerms | undefined): Pick<TokenClaims, 'kind' | 'ops' | 'customer' | 'quota'> {
  if (!partner) return {};
  const { operations, customerId, quota } = partner;
  return { kind: 'partner', ops: operations, quota, ...(customerId !== null && { customer: customerId }) };
}

export function actorOf({ sub, name, posts, grants, acting = [], kind, ops, customer, quota }: TokenClaims): Actor {
  return {
    id: sub,
    name,
    kind: kind ?? 'person',
    ...(kind === 'partner' && { partner: { operations: ops ?? [], customerId: customer ?? null, quota: quota ?? 0 } }),
    posts,
    grants: [...grantsOf(grants), ...acting.flatMap((lent) => grantsOf(lent.grants, { onBehalfOf: lent.for, until: lent.until }))],
  };
}

function grantOf(where: string, permission: string): Grant {
  const own = where.startsWith('own@');
  return { permission, org: own ? where.slice(4) : where, own };
}
