import { holdsIn } from '@tradewind/policies/review-conditions';
import { aCustomer, aDraft, aProduct, aTemplate, at, DEVIATION, GROUNDS, REVIEW, someone } from '../../test/examples.js';
import { factsOfTerms } from './contract-facts.js';
import { withDeviation } from './deviation-review.js';

const wang = someone('wang');
const [sales, , , audit] = REVIEW.steps;

function stepsOf(when: string, payment: 'prepay' | 'credit' = 'prepay'): string[] {
  const template = aTemplate();
  const steps = [sales, { ...audit, round: 2, when }].flatMap((step) => step ?? []) as typeof REVIEW.steps;
  const contract = aDraft({ template, payment });
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, rules: { ...REVIEW, steps, holds: holdsIn('contract-review') } }, wang, at('2026-03-12'));
  return (contract.review?.steps ?? []).map(({ step }) => step);
}

describe('ORG-07 A step of the review of a contract is needed where its condition holds', () => {
  it.each([
    ["payment == 'credit'", ['sales']],
    ["payment == 'prepay' && amount >= 35411", ['sales', 'audit']],
    ['amount > 35411', ['sales']],
    ["tier == 'B' && branch == 'bj'", ['sales', 'audit']],
    ['days >= 80', ['sales', 'audit']],
    ['days > 80', ['sales']],
    ['amendment || deviations > 0 || discount > 0', ['sales']],
  ])('%s: %j', (when, steps) => {
    expect(stepsOf(when)).toEqual(steps);
  });

  it('by how it is paid', () => {
    expect(stepsOf("payment == 'credit'", 'credit')).toEqual(['sales', 'audit']);
  });

  it('gives away what its exceptions are below the list they were asked for on', () => {
    const { id: productId } = aProduct('C425');
    const line = { ...aDraft().lines[0], productId, unitPrice: '90', quantity: '10', priceExceptionId: 'exception' } as ReturnType<
      typeof aDraft
    >['lines'][number];
    const terms = { branch: 'bj', lines: [line], payment: 'prepay', deliverBy: '2026-03-01', deviations: 0 } as const;
    const change = { amount: '900', increase: '0', decrease: '0', amendment: false };
    const known = { customer: aCustomer({ tier: 'C' }), exceptions: [{ id: 'exception', listPrice: '100' }] };
    expect(factsOfTerms(terms, change, known, at('2026-03-12'))).toMatchObject({ discount: '0.1', days: '0', tier: 'C' });
  });

  it('is kept as it was asked with, for whoever tries other rules on it', () => {
    const template = aTemplate();
    const contract = aDraft({ template });
    contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, wang, at('2026-03-12'));
    expect(contract.review?.facts).toEqual({
      ...{ amount: '35411.00', increase: '0', decrease: '0', amendment: false, discount: '0', deviations: '0' },
      ...{ payment: 'prepay', tier: 'B', branch: 'bj', days: '80' },
    });
  });

  it('is asked in the same way where the contract differs from its template', () => {
    const holds = holdsIn('contract-review');
    expect(withDeviation({ ...REVIEW, holds }, DEVIATION).holds).toBe(holds);
  });
});
