import type { Operation } from '@tradewind/kernel/operation';

/** How the rows of a kind are kept apart, and at which level of a branch they lie. */
interface KindOfObject {
  /** `rows`: by the posts of who asks. `company`: the same for everybody who may ask at all. `oneself`: nobody but its owner. */
  readonly seenBy: 'rows' | 'company' | 'oneself';
  readonly liesAt: 'department' | 'branch';
  /** Belongs to one customer: what a dealer's app may see of its own. */
  readonly isOfCustomer: boolean;
}

const ofCustomer: KindOfObject = { seenBy: 'rows', liesAt: 'department', isOfCustomer: true };
const inDepartment: KindOfObject = { seenBy: 'rows', liesAt: 'department', isOfCustomer: false };
const inBranch: KindOfObject = { seenBy: 'rows', liesAt: 'branch', isOfCustomer: false };
const forAll: KindOfObject = { seenBy: 'company', liesAt: 'department', isOfCustomer: false };
const forOneself: KindOfObject = { seenBy: 'oneself', liesAt: 'department', isOfCustomer: false };

/** Everything that an operation can name by id; the path parameter is the kind with `Id` behind it. */
export const KINDS = {
  lead: inDepartment,
  customer: ofCustomer,
  contact: ofCustomer,
  request: ofCustomer,
  opportunity: ofCustomer,
  quote: ofCustomer,
  priceException: ofCustomer,
  proposal: ofCustomer,
  requirementReview: ofCustomer,
  contract: ofCustomer,
  copy: inDepartment,
  dispute: ofCustomer,
  amendment: ofCustomer,
  termination: ofCustomer,
  serviceContract: ofCustomer,
  partnerAgreement: ofCustomer,
  order: ofCustomer,
  shipment: ofCustomer,
  receipt: ofCustomer,
  receivable: ofCustomer,
  invoice: ofCustomer,
  serviceFile: ofCustomer,
  ticket: ofCustomer,
  returnVisit: ofCustomer,
  survey: ofCustomer,
  budget: inDepartment,
  supplement: inDepartment,
  claim: inDepartment,
  target: inDepartment,
  cycle: inBranch,
  scorecard: inDepartment,
  bonus: inDepartment,
  payout: inDepartment,
  contractsProcess: inDepartment,
  ordersProcess: inDepartment,
  performanceProcess: inDepartment,
  delegation: inDepartment,
  session: forOneself,
  export: forOneself,
  import: forOneself,
  product: forAll,
  priceList: forAll,
  template: forAll,
  stockItem: forAll,
  policy: forAll,
  regulation: forAll,
  simulation: forAll, // all posts that may ask for one reach the whole company
  unit: forAll,
  person: forAll,
  handOver: forAll,
  partnerApp: forAll,
  secret: forAll,
  calendar: forAll,
  training: forAll,
} as const satisfies Record<string, KindOfObject>;

export type Kind = keyof typeof KINDS;

/** Where an object lies, seen from branch A1 of region A; `own` lies there too and belongs to who asks. */
export const LOCATIONS = ['own', 'same-branch', 'same-region', 'other-region', 'head-office'] as const;
export type Location = (typeof LOCATIONS)[number];

/** Operations that make something new on an object named in the body: the door is that object. */
const BY_BODY: Readonly<Record<string, Kind>> = {
  'customers.openOpportunity': 'customer',
  'contracts.draftProposal': 'customer',
  'contracts.draftQuote': 'customer',
  'contracts.draftContract': 'quote',
  'contracts.openDispute': 'contract',
  'contracts.requestPriceException': 'customer',
  'contracts.requestRequirementReview': 'quote',
  'contracts.draftServiceContract': 'customer',
  'contracts.draftPartnerAgreement': 'customer',
  'orders.reportReceipt': 'order',
  'orders.requestInvoice': 'order',
  'orders.planShipment': 'order',
  'after-sales.openTicket': 'serviceFile',
  'after-sales.scheduleReturnVisit': 'serviceFile',
  'after-sales.sendSurvey': 'serviceFile',
  'expenses.requestSupplement': 'budget',
  'customers.fileSubjectRequest': 'customer',
};

/** Path parameters that name a part of the object before them. */
const PARTS: ReadonlySet<string> = new Set(['contactId', 'secretId']);

/** What only a failure brings about, and only operators meet: a world where everything works has none to try. */
const OF_FAILURES: ReadonlySet<string> = new Set(['deadLetterId', 'eventId']);

/** One operation, as somebody outside tries it. */
export interface Door {
  readonly op: Operation;
  /** What it opens; null when it names no object (lists, reports, first registrations). */
  readonly kind: Kind | null;
  readonly by: 'path' | 'body' | 'nothing';
}

export const kindNamed = (field: string, service = ''): Kind | null => {
  if (field === 'branch') return 'calendar'; // known by the code of its branch
  const kind = field === 'processId' ? `${service}Process` : field.replace(/Id$/, ''); // a table in each of three services
  return field.endsWith('Id') && kind in KINDS ? (kind as Kind) : null;
};

/** An operation whose path names something unknown is a door nobody has thought about: it fails here. */
export function doorOf(op: Operation): Door {
  const [first, ...others] = [...op.spec.http.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const byBody = BY_BODY[op.id];
  if (first === undefined) return byBody ? { op, kind: byBody, by: 'body' } : { op, kind: null, by: 'nothing' };
  if (OF_FAILURES.has(first)) return { op, kind: null, by: 'nothing' };
  const kind = kindNamed(first, op.service);
  if (!kind || !others.every((name) => PARTS.has(name))) throw new Error(`${op.id}: e2e/support/matrix/doors.ts does not know what ${op.spec.http} opens`);
  return { op, kind, by: 'path' };
}
