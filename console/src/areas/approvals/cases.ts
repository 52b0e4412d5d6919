import type { CommandId } from '../../api/call.js';
import type { CaseKind, WaitingCase } from '../../api/shapes.gen.js';

/** By which operations a kind of case is decided, and where its record is. */
interface Kind {
  readonly id: string;
  readonly decide: CommandId;
  readonly toStep: CommandId;
  readonly add: CommandId;
  readonly reject?: CommandId;
  readonly page: (id: string) => string;
  /** What is signed, in full: the platform keeps no other files of a case. */
  readonly papers?: (id: string) => readonly Paper[];
}

export interface Paper {
  readonly key: 'paper' | 'clauses' | 'wording';
  readonly to: string;
}

const wordingAt =
  (page: string) =>
  (id: string): readonly Paper[] => [{ key: 'wording', to: `${page}/${id}?tab=wording` }];

const contractOf = (name: string, id: string, page: Kind['page']): Kind => ({
  ...{
    id,
    decide: `contracts.decide${name}` as CommandId,
    toStep: `contracts.return${name}ToStep` as CommandId,
    add: `contracts.add${name}Approver` as CommandId,
  },
  page,
});

export const KINDS: Readonly<Record<CaseKind, Kind>> = {
  contract: {
    ...contractOf('Contract', 'contractId', (id) => `/contracts/${id}`),
    papers: (id) => [
      { key: 'paper', to: `/contracts/${id}?tab=paper` },
      { key: 'clauses', to: `/contracts/${id}?tab=clauses` },
    ],
  },
  amendment: contractOf('Amendment', 'amendmentId', (id) => `/contracts/amendments/${id}`),
  termination: contractOf('Termination', 'terminationId', (id) => `/contracts/terminations/${id}`),
  'service-contract': {
    ...contractOf('ServiceContract', 'serviceContractId', (id) => `/service-contracts/${id}`),
    papers: wordingAt('/service-contracts'),
  },
  'partner-agreement': {
    ...contractOf('PartnerAgreement', 'partnerAgreementId', (id) => `/partner-agreements/${id}`),
    papers: wordingAt('/partner-agreements'),
  },
  'price-exception': contractOf('PriceException', 'priceExceptionId', (id) => `/quotes/exceptions/${id}`),
  requirements: contractOf('RequirementReview', 'requirementReviewId', (id) => `/contracts/requirements/${id}`),
  credit: {
    ...{ id: 'customerId', decide: 'customers.decideCredit', toStep: 'customers.returnCreditToStep', add: 'customers.addCreditApprover' },
    page: (id) => `/customers/${id}?tab=credit`,
  },
  claim: {
    ...{
      id: 'claimId',
      decide: 'expenses.decideClaim',
      toStep: 'expenses.returnClaimToStep',
      add: 'expenses.addClaimApprover',
      reject: 'expenses.rejectClaim',
    },
    page: (id) => `/expenses/claims/${id}`,
  },
  budget: {
    ...{ id: 'budgetId', decide: 'expenses.decideBudget', toStep: 'expenses.returnBudgetToStep', add: 'expenses.addBudgetApprover' },
    page: (id) => `/expenses/budgets/${id}`,
  },
  supplement: {
    ...{ id: 'supplementId', decide: 'expenses.decideSupplement', toStep: 'expenses.returnSupplementToStep', add: 'expenses.addSupplementApprover' },
    page: () => '/expenses/supplements',
  },
};

export const keyOfCase = ({ kind, id }: Pick<WaitingCase, 'kind' | 'id'>): string => `${kind}.${id}`;
export const etagOf = ({ version }: WaitingCase): string => `"v${String(version)}"`;
export const hasAmount = (amount: string): boolean => /[1-9]/.test(amount);

/** How many steps still have to agree once mine has. */
export const stepsAfter = ({ review, steps }: WaitingCase): number =>
  review.steps.filter(({ step, state }) => (state === 'pending' || state === 'waiting') && step !== steps[0]).length;
