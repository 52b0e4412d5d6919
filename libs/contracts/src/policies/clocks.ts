/**
 * Every clock of the platform that a clause of a regulation can be bound to: `<service>.<name>` is
 * `services/<service>/src/watches/<name>.watch.ts`; a spec compares this list with the files.
 */
export const CLOCKS = {
  'after-sales.missed-visits': ['AFS-17'],
  'after-sales.ticket-clocks': ['AFS-01', 'AFS-02', 'AFS-03', 'PER-06'],
  'contracts.agreement-terms': ['CON-17', 'CON-21'],
  'contracts.contract-terms': ['CON-14', 'CON-15'],
  'contracts.contract-copies': ['CON-13'],
  'contracts.milestones': ['CON-15', 'CON-16'],
  'contracts.price-exception-validity': ['ORD-03'],
  'contracts.price-list-succession': ['ORD-03'],
  'contracts.quote-validity': ['ORD-02'],
  'contracts.review-clocks': ['ORG-07'],
  'customers.contact-clocks': ['CUS-10', 'CUS-15'],
  'customers.review-clocks': ['ORG-07'],
  'expenses.review-clocks': ['ORG-07'],
  'identity.delegations-in-time': ['ORG-08'],
  'identity.rewrap-sign-in-secrets': ['XCT-07'],
  'orders.overdue': ['ORD-26', 'CUS-36'],
  'policies.regulation-succession': ['XCT-01'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
