import type { Actor, Grant, PostHeld } from '@tradewind/kernel/actor';

/** Audience of tokens for the platform's own services. */
export const AUDIENCE = 'tradewind';
export const ISSUER = 'tradewind-identity';
/** Access tokens live this long (api.md "Auth"). */
export const ACCESS_TOKEN_SECONDS = 600;

/** What an access token says of a person. Permissions are grouped by where they hold, to keep tokens short. */
export interface TokenClaims {
  readonly sub: string;
  readonly name: string;
  readonly posts: readonly PostHeld[];
  /** `hq.bj` or, for one's own rows only, `own@hq.bj` → permissions. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
}

export function claimsOf(actor: Actor): TokenClaims {
  const grants: Record<string, string[]> = {};
  for (const { permission, org, own } of actor.grants) (grants[own ? `own@${org}` : org] ??= []).push(permission);
  return { sub: actor.id, name: actor.name, posts: actor.posts, grants };
}

export function actorOf({ sub, name, posts, grants }: TokenClaims): Actor {
  return {
    id: sub,
    name,
    kind: 'person',
    posts,
    grants: Object.entries(grants).flatMap(([where, permissions]) => permissions.map((permission) => grantOf(where, permission))),
  };
}

function grantOf(where: string, permission: string): Grant {
  const own = where.startsWith('own@');
  return { permission, org: own ? where.slice(4) : where, own };
}
