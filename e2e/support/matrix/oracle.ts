import { KINDS, LOCATIONS, type Door, type Location } from './doors.ts';

export interface PostWithGrants {
  readonly key: string;
  readonly grants: readonly { readonly permission: string; readonly breadth: string }[];
}

/** `allow`: the door opens; what is behind it may still be refused by a rule or for its state. */
export type Outcome = 'allow' | '401' | '403' | '404';

export interface Expected {
  readonly operation: string;
  readonly needs: string;
  readonly who: string;
  /** For operations that name no object. */
  readonly any: Outcome | null;
  readonly at: Readonly<Record<Location, Outcome>> | null;
}

/** Who is tried beside the people in posts. */
export const NOBODY = ['anonymous', 'disabled'] as const;

/**
 * Apps of partners (ORG-13), each operation tried by three. `only`: given this operation and nothing else, over the sales
 * department of branch A1, or over one customer of it; their own rows are those of the unit, and of the customer.
 * `without`: given every operation that apps may have but this one, over the whole company.
 */
export const PARTNERS = ['partner-of-unit', 'partner-of-customer', 'partner-without'] as const;
export type PartnerKind = (typeof PARTNERS)[number];

/** What apps may be given; for all else the regulation wants somebody in a post. Written down here, not taken from the code that decides. */
const FOR_APPS: readonly string[] = [
  ...['lead:read', 'lead:write', 'customer:read', 'customer:write', 'interaction:write', 'credit:read', 'credit:request'],
  ...['product:read', 'product:manage', 'template:manage', 'quote:read', 'quote:write', 'contract:read', 'contract:write'],
  ...['order:read', 'order:write', 'stock:read', 'stock:manage', 'shipment:write', 'receipt:report', 'receivable:read'],
  ...['invoice:request', 'invoice:issue', 'ticket:read', 'ticket:write', 'budget:read', 'budget:write', 'claim:read', 'claim:write'],
  ...['target:read', 'target:write', 'scorecard:read'],
];

/** Whether an app can be registered with this operation. */
export const isForApps = ({ op }: Door): boolean => FOR_APPS.includes(op.spec.allow) || op.id === 'identity.me';

/** The one post that is held at a region: everybody else works in the sales department of branch A1. */
export const REGIONAL_POST = 'regional-sales-manager';

/**
 * What ought to happen, worked out from the words of ORG-11 and the grants of a post alone: none of the code that
 * decides at run time is used here, so that the two can disagree.
 */
export function expected(doors: readonly Door[], posts: readonly PostWithGrants[]): Expected[] {
  return doors.flatMap((door) => [
    ...posts.map((post) => forPost(door, post)),
    ...NOBODY.map((who) => forNobody(door, who)),
    ...PARTNERS.map((who) => forPartner(door, who)),
  ]);
}

function forPartner(door: Door, who: PartnerKind): Expected {
  const { kind } = door;
  if (door.op.spec.allow === 'public') return everywhere(door, who, 'allow'); // by whomever: without a token
  if (who === 'partner-without' || !isForApps(door)) return everywhere(door, who, '403');
  if (kind === null || KINDS[kind].seenBy === 'company') return everywhere(door, who, 'allow');
  const { isOfCustomer, liesAt } = KINDS[kind];
  return perLocation(door, who, (location) => {
    const reached = who === 'partner-of-unit' ? includes('unit', false, location, liesAt) : isOfCustomer && location === 'own';
    return reached ? 'allow' : '404';
  });
}

function forNobody(door: Door, who: string): Expected {
  return everywhere(door, who, door.op.spec.allow === 'public' ? 'allow' : '401');
}

function forPost(door: Door, { key, grants }: PostWithGrants): Expected {
  const { allow: needs } = door.op.spec;
  const isOpen = needs === 'public' || needs === 'signed-in';
  const breadths = grants.filter(({ permission }) => permission === needs).map(({ breadth }) => breadth);
  if (!isOpen && breadths.length === 0) return everywhere(door, key, '403');
  if (door.kind && KINDS[door.kind].seenBy === 'oneself') return perLocation(door, key, (location) => (location === 'own' ? 'allow' : '404'));
  if (isOpen) return everywhere(door, key, 'allow');
  const { kind } = door;
  if (kind === null || KINDS[kind].seenBy === 'company') return everywhere(door, key, 'allow');
  const isAt = KINDS[kind].liesAt;
  return perLocation(door, key, (location) => (breadths.some((breadth) => includes(breadth, key === REGIONAL_POST, location, isAt)) ? 'allow' : '404'));
}

/** Whether a list shows somebody in a post what lies there. */
export function shows({ op }: Door, { key, grants }: PostWithGrants, location: Location): boolean {
  const breadths = grants.filter(({ permission }) => permission === op.spec.allow).map(({ breadth }) => breadth);
  return op.spec.allow === 'signed-in' || breadths.some((breadth) => includes(breadth, key === REGIONAL_POST, location, 'department'));
}

/** Own rows, one's unit and below, one's branch, one's region, everything. */
function includes(breadth: string, isRegional: boolean, location: Location, liesAt: 'department' | 'branch'): boolean {
  if (breadth === 'company' || location === 'own') return true;
  if (breadth === 'branch') return location === 'same-branch' && !isRegional;
  if (breadth === 'region' || (breadth === 'unit' && isRegional)) return location === 'same-branch' || location === 'same-region';
  return breadth === 'unit' && location === 'same-branch' && liesAt === 'department';
}

function everywhere(door: Door, who: string, outcome: Outcome): Expected {
  if (door.kind !== null) return perLocation(door, who, () => outcome);
  return { operation: door.op.id, needs: door.op.spec.allow, who, any: outcome, at: null };
}

function perLocation({ op }: Door, who: string, outcomeAt: (location: Location) => Outcome): Expected {
  const at = Object.fromEntries(LOCATIONS.map((location) => [location, outcomeAt(location)])) as Record<Location, Outcome>;
  return { operation: op.id, needs: op.spec.allow, who, any: null, at };
}
