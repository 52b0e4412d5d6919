import { outcomeOf } from '@tradewind/approvals/progress';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aDraft, aTemplate, at, DEVIATION, OTHER_WORDS, GROUNDS, REVIEWERS, SIGNATURE, someone, WORDING } from '../../test/examples.js';
import { clausesOf } from './clauses.js';
import type { Contract } from './contract.js';

const NOW = at('2026-03-12');
const wang = someone('wang');
const USUAL = ['sales', 'legal', 'finance', 'audit'] as const;
const STEPS = [...USUAL, 'sales-vp', 'head-office'] as const;
const template = aTemplate();

const draft = (): Contract => aDraft({ template });
const submit = (contract: Contract, inForce: Partial<Parameters<Contract['submit']>[1]> = {}): void => {
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, deviation: DEVIATION, ...inForce }, wang, NOW);
};
const stepsOf = ({ review }: Contract): string[] => (review?.steps ?? []).map(({ step }) => step);
const agree = (contract: Contract, ...steps: readonly (typeof STEPS)[number][]): void => {
  for (const step of steps) contract.decide({ step, approve: true }, REVIEWERS[step], NOW);
};

describe('CON-06, CON-07 A clause is changed for one contract on the record only', () => {
  it('shows old and new words side by side, with who wants it and why, and writes the new ones', () => {
    const contract = draft();
    contract.deviate(OTHER_WORDS, wang, NOW);
    expect(contract.deviations).toEqual([
      { ...OTHER_WORDS, template: WORDING.split('\n')[2], proposedBy: 'wang', proposedByName: 'wang', proposedAt: NOW.toISOString() },
    ]);
    expect(contract.text).toContain('付款：先款后货 (payment before goods)，留 5% 质保金一年。');
    expect(contract.wording).toBe(WORDING);
  });

  it('is no deviation any more when the words of the template are taken back, layout aside', () => {
    const contract = draft();
    const before = contract.contentHash();
    contract.deviate(OTHER_WORDS, wang, NOW);
    expect(contract.contentHash()).not.toBe(before);
    contract.deviate({ ...OTHER_WORDS, wording: `\n${WORDING.split('\n')[2] ?? ''}  ` }, wang, NOW);
    expect(contract).toMatchObject({ deviations: [] });
    expect(contract.contentHash()).toBe(before);
  });

  it('may be left out, but not what every contract must say (CON-11)', () => {
    const longer = aTemplate(`${WORDING}\n争议由供方所在地法院管辖。`);
    const contract = aDraft({ template: longer });
    contract.deviate({ clause: 4, wording: null, reason: '客户不同意管辖' }, wang, NOW);
    expect(contract.text).not.toContain('法院');
    expect(() => contract.deviate({ clause: 2, wording: null, reason: '另附清单' }, wang, NOW)).toThrow('would no longer say lines');
    expect(() => contract.deviate({ ...OTHER_WORDS, wording: '货到付款' }, wang, NOW)).toThrow('would no longer say total, payment, deliverBy');
  });

  it('has only slots the system can fill, in clauses that there are', () => {
    expect(() => draft().deviate({ ...OTHER_WORDS, wording: `${OTHER_WORDS.wording} {{discount}}` }, wang, NOW)).toThrow('Nothing can fill discount');
    expect(() => draft().deviate({ ...OTHER_WORDS, clause: 4 }, wang, NOW)).toThrow('The template has 3 clauses; there is no clause 4');
  });

  it('is proposed only while the contract is a draft', () => {
    const contract = draft();
    submit(contract);
    expect(() => contract.deviate(OTHER_WORDS, wang, NOW)).toThrow('The contract is in-review; its terms change only while it is a draft');
  });
});

describe('CON-07 Sales vice president and head office approve any difference from the template (003-T §10.5)', () => {
  const deviating = (): Contract => {
    const contract = draft();
    contract.deviate(OTHER_WORDS, wang, NOW);
    return contract;
  };

  it('after the usual review, both, by different people', () => {
    const contract = deviating();
    submit(contract);
    expect(stepsOf(contract)).toEqual(STEPS);
    expect(contract.review?.policy).toBe('contract-review@hq/1 + deviation-review@hq/1');
    agree(contract, ...USUAL);
    expect(contract.status).toBe('in-review');
    expect(() => agree(contract, 'head-office')).toThrow('waiting for: sales-vp');
    agree(contract, 'sales-vp');
    expect(() => contract.sign(SIGNATURE, wang, at('2026-03-14'))).toThrow('Not every reviewer agreed');
    agree(contract, 'head-office');
    expect(contract.status).toBe('approved');
    contract.sign(SIGNATURE, someone('zhou'), at('2026-03-14'));
    expect(contract.status).toBe('signed');
  });

  it('is not submitted without them, whatever the policy', () => {
    expect(() => {
      submit(deviating(), { deviation: undefined });
    }).toThrow('Clause 3 differs from the template');
    const halved = { ...DEVIATION, steps: DEVIATION.steps.slice(0, 1) };
    expect(() => {
      submit(deviating(), { deviation: halved });
    }).toThrow('missing: contract:review-deviation-head-office');
    const banded = { ...DEVIATION, steps: DEVIATION.steps.map((step) => ({ ...step, fromAmount: '1000000.00' })) };
    expect(() => {
      submit(deviating(), { deviation: banded });
    }).toThrow('Clause 3 differs from the template');
  });

  it('is not decided by whoever proposed it (ORG-14)', () => {
    const contract = draft();
    contract.deviate(OTHER_WORDS, REVIEWERS['sales-vp'], NOW);
    submit(contract);
    agree(contract, ...USUAL);
    expect(() => agree(contract, 'sales-vp')).toThrow('Nobody decides on what they submitted themselves');
  });

  it('none slips through and none is sent there without a difference, whatever is proposed in whatever order', () => {
    const body = `${WORDING}\n\n质量按国家标准。\n质量按国家标准。\n争议协商解决。`;
    const long = aTemplate(body);
    const words = fc.constantFrom(
      null,
      '质量按国家标准。',
      '争议协商解决。',
      ' 争议协商解决。 ',
      '争议提交仲裁。',
      '质量按国家标准。\n争议协商解决。',
      ...clausesOf(body),
    );
    const proposal = fc.record({ clause: fc.integer({ min: 1, max: 7 }), wording: words });
    let [sent, usual] = [0, 0];
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: 8 }), fc.boolean(), (proposals, headOfficeAgrees) => {
        const contract = aDraft({ template: long });
        const plain = contract.text;
        for (const { clause, wording } of proposals) tried(() => contract.deviate({ clause, wording, reason: '理由' }, wang, NOW));
        const differs = clausesOf(contract.text).join('\n') !== clausesOf(plain).join('\n'); // judged by what is signed, not by what was recorded
        contract.submit('BJ-HT-2026-000001', { template: long, ...GROUNDS, deviation: DEVIATION }, wang, NOW);
        expect(stepsOf(contract)).toEqual(differs ? STEPS : USUAL);
        agree(contract, ...USUAL);
        if (differs) agree(contract, 'sales-vp');
        if (differs && headOfficeAgrees) agree(contract, 'head-office');
        const free = !differs || headOfficeAgrees;
        expect(contract.review && outcomeOf(contract.review)).toBe(free ? 'approved' : 'open');
        tried(() => contract.sign(SIGNATURE, someone('zhou'), at('2026-03-14')));
        expect(contract.status).toBe(free ? 'signed' : 'in-review');
        if (differs) sent += 1;
        else usual += 1;
      }),
      { numRuns: 400 },
    );
    expect([sent > 50, usual > 20]).toEqual([true, true]);
  });
});

function tried(attempt: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}
