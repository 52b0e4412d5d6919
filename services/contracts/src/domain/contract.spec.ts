import { escalate, returnTo, withdraw } from '@tradewind/approvals/verbs';
import { Contract } from './contract.js';
import {
  GROUNDS,
  aCustomer,
  aDraft,
  agreedByAll,
  anApprovedList,
  aProduct,
  aTemplate,
  at,
  inForce,
  inReview,
  REVIEW,
  REVIEWERS,
  SEAL,
  SIGNATURE,
  signed,
  someone,
} from '../../test/examples.js';
import { Quote } from './quote.js';

const wang = someone('wang');

describe('CON-06, CON-09 The system drafts the contract from the company template and the accepted quote', () => {
  it('fills every slot, and leaves nothing to type in', () => {
    const { text, templateVersion, quoteNo } = aDraft();
    expect([templateVersion, quoteNo]).toEqual([1, 'BJ-BJ-2026-000001']);
    expect(text).toContain('需方：渝北建材（91350211M0000XUF46，渝北区 1 号）');
    expect(text).toContain('1. C425 Cement 42.5；42.5R；100 吨 × 350.5 = 35050.00');
    expect(text).toContain('合计 35411.00 CNY，其中税额 4062.11。付款：先款后货');
    expect(text).not.toContain('{{');
  });

  it('never reads what is filled in as a slot', () => {
    expect(aDraft({ customer: aCustomer({ name: '{{total}} 公司' }) }).text).toContain('需方：{{total}} 公司');
  });

  it('is drafted only with a template in force', () => {
    const old = aTemplate();
    old.supersede();
    expect(() => aDraft({ template: old })).toThrow('No version of the template "sales" is in force');
  });

  it('is not submitted with a template that was superseded meanwhile', () => {
    expect(() => aDraft().submit('BJ-HT-2026-000001', { template: aTemplate(undefined, 2), ...GROUNDS }, wang, at('2026-03-12'))).toThrow(
      'version 2 is in force',
    );
  });

  it('lets terms change while it is a draft, and rewrites the text', () => {
    const contract = aDraft();
    contract.changeTerms({ deliverBy: '2026-06-30', payment: 'credit' }, at('2026-03-12'));
    expect(contract.text).toContain('付款：信用付款 (payment on credit)。交货：2026-06-30 前');
  });

  it.each([
    ['in-review', inReview],
    ['approved', agreedByAll],
    ['signed', signed],
  ])('does not let terms change when it is %s', (status, contract) => {
    expect(() => contract().changeTerms({ deliverBy: '2026-06-30' }, at('2026-03-15'))).toThrow(
      `The contract is ${status}; its terms change only while it is a draft`,
    );
  });
});

describe('CON-11 Nothing is left out and nothing is impossible', () => {
  it('refuses a contract with an empty slot', () => {
    expect(() => aDraft({ customer: aCustomer({ address: null }) })).toThrow('nothing to write for customerAddress');
  });

  it('does not promise delivery in the past', () => {
    expect(() => aDraft().changeTerms({ deliverBy: '2026-03-11' }, at('2026-03-12'))).toThrow('Delivery by 2026-03-11 cannot be promised');
    expect(() => aDraft().submit('BJ-HT-2026-000001', { template: aTemplate(), ...GROUNDS }, wang, at('2026-06-01'))).toThrow();
  });
});

describe('CON-12 Negotiate, agree, then sign (000 §3.4.2)', () => {
  const cement = aProduct('C425');
  const prices = inForce(anApprovedList([[cement, '350']]), [cement]);
  const quote = Quote.draft({ lines: [{ productId: cement.id, quantity: '1' }] }, aCustomer(), prices, wang);

  it('is drafted only from what the customer accepted', () => {
    const terms = { quoteId: quote.id, templateCode: 'sales', payment: 'prepay' as const, deliverBy: '2026-05-31' };
    expect(() => Contract.draft(quote, aCustomer(), aTemplate(), terms, wang, at('2026-03-12'))).toThrow('The quote is draft');
    expect(() => quote.becomeContract('c1')).toThrow('The quote is draft');
  });

  it('is drafted once from a quote, and again only when the first was given up', () => {
    quote.issue('BJ-BJ-2026-000009', 30, prices, at('2026-03-10'));
    quote.accept({ saidBy: '张经理' }, at('2026-03-10'));
    quote.becomeContract('c1');
    expect(() => quote.becomeContract('c2')).toThrow('Contract c1 was already drafted');
    quote.freeFromContract();
    quote.becomeContract('c2');
  });

  it('is not signed before all have agreed, nor tomorrow', () => {
    expect(() => inReview().sign(SIGNATURE, wang, at('2026-03-14'))).toThrow('Not every reviewer agreed to exactly this content');
    expect(() => agreedByAll().sign({ ...SIGNATURE, signedOn: '2026-03-12' }, wang, at('2026-03-14'))).toThrow('cannot have been signed on 2026-03-12');
    expect(() => agreedByAll().sign({ ...SIGNATURE, signedOn: '2026-03-15' }, wang, at('2026-03-14'))).toThrow('today is 2026-03-14');
  });
});

describe('CON-01, CON-02, CON-03 Sales verifies, legal and finance review, audit approves (003-T §10.2)', () => {
  it('gets its number on submission and announces it', () => {
    expect(inReview().takeRecord().events).toMatchObject([
      { event: { type: 'contracts.contract-submitted.v1' }, payload: { contractNo: 'BJ-HT-2026-000001', total: '35411.00' } },
    ]);
    expect(inReview().text).toContain('合同 BJ-HT-2026-000001');
  });

  it('is approved when all four have agreed', () => {
    expect(agreedByAll()).toMatchObject({ status: 'approved', agreedOn: '2026-03-13' });
  });

  it('is not decided out of order, twice by one person, or by somebody without the duty', () => {
    const contract = inReview();
    expect(() => contract.decide({ step: 'audit', approve: true }, REVIEWERS.audit, at('2026-03-13'))).toThrow('waiting for: sales');
    const chen = someone('chen', 'contract:review-sales', 'contract:review-legal');
    contract.decide({ step: 'sales', approve: true }, chen, at('2026-03-13'));
    expect(() => contract.decide({ step: 'legal', approve: true }, chen, at('2026-03-13'))).toThrow('already decided another step');
    expect(() => contract.decide({ step: 'finance', approve: true }, REVIEWERS.legal, at('2026-03-13'))).toThrow('waiting for: legal, finance');
  });

  it('is decided neither by its author, nor by its submitter, nor by the rep it is for (ORG-14)', () => {
    const template = aTemplate();
    const contract = aDraft({ template, customer: aCustomer() });
    contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, someone('zhou'), at('2026-03-12'));
    for (const id of ['wang', 'zhou'])
      expect(() => contract.decide({ step: 'sales', approve: true }, someone(id, 'contract:review-sales'), at('2026-03-13'))).toThrow(
        'Nobody decides on what they submitted themselves',
      );
  });

  it('goes back to draft with the comment when one returns it, keeps its number, and needs all again', () => {
    const template = aTemplate();
    const contract = inReview(template);
    expect(() => contract.decide({ step: 'sales', approve: false }, REVIEWERS.sales, at('2026-03-13'))).toThrow('send a comment');
    contract.decide({ step: 'sales', approve: false, comment: '交货期太短' }, REVIEWERS.sales, at('2026-03-13'));
    expect(contract).toMatchObject({ status: 'draft', review: { steps: [{ comment: '交货期太短' }, {}, {}, {}] } });
    contract.changeTerms({ deliverBy: '2026-07-31' }, at('2026-03-13'));
    contract.submit('BJ-HT-2026-000099', { template, ...GROUNDS }, wang, at('2026-03-13'));
    expect(contract).toMatchObject({ no: 'BJ-HT-2026-000001', earlierReviews: [{ steps: [{ decision: 'returned' }, {}, {}, {}] }] });
    expect(() => contract.sign(SIGNATURE, wang, at('2026-03-14'))).toThrow('Not every reviewer agreed to exactly this content');
  });

  it('is a draft again when its submitter withdraws it, and the withdrawn review is kept (ORG-07)', () => {
    const template = aTemplate();
    const contract = inReview(template);
    expect(() => contract.underReview((review) => withdraw(review, undefined, REVIEWERS.sales, at('2026-03-13')), at('2026-03-13'))).toThrow(
      'Only whoever submitted',
    );
    contract.underReview((review) => withdraw(review, '客户改期', wang, at('2026-03-13')), at('2026-03-13'));
    expect(contract).toMatchObject({ status: 'draft', reviewDueAt: null });
    contract.submit('BJ-HT-2026-000099', { template, ...GROUNDS }, wang, at('2026-03-13'));
    expect(contract).toMatchObject({ status: 'in-review', earlierReviews: [{ history: [{ what: 'withdrawn' }] }] });
  });

  it('stays in review when it is sent back to a step, with the content it was submitted with', () => {
    const contract = inReview();
    const before = contract.contentHash();
    contract.decide({ step: 'sales', approve: true }, REVIEWERS.sales, at('2026-03-13'));
    const back = { step: 'legal', to: 'sales', comment: '未核实' };
    contract.underReview((review, given) => returnTo(review, back, REVIEWERS.legal, given), at('2026-03-13'));
    expect(contract).toMatchObject({ status: 'in-review', review: { steps: [{ decision: 'pending' }, {}, {}, {}] } });
    expect(contract.contentHash()).toBe(before);
  });

  it('has a clock where the policy names hours, until the step is decided or escalated', () => {
    const template = aTemplate();
    const contract = aDraft({ template });
    const steps = REVIEW.steps.map((rule) => (rule.step === 'sales' ? { ...rule, escalateAfterHours: 24, escalateTo: 'contract:review-audit' } : rule));
    contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, rules: { ...REVIEW, steps } }, wang, at('2026-03-12'));
    expect(contract.reviewDueAt).toEqual(at('2026-03-13'));
    contract.underReview((review) => escalate(review, at('2026-03-13')), at('2026-03-13'));
    expect(contract.reviewDueAt).toBeNull();
    contract.decide({ step: 'sales', approve: true }, REVIEWERS.audit, at('2026-03-13'));
    expect(contract.review?.steps[0]).toMatchObject({ by: 'jiang', escalatedAt: at('2026-03-13').toISOString() });
  });

  it('is not decided when it is not in review', () => {
    expect(() => aDraft().decide({ step: 'sales', approve: true }, REVIEWERS.sales, at('2026-03-13'))).toThrow('Cannot decide what is draft');
  });

  it('is not submitted where the policy asks nobody', () => {
    const template = aTemplate();
    const rules = { policy: 'contract-review@hq/2', steps: [{ step: 'sales', round: 1, permission: 'contract:review-sales', fromAmount: '1000000.00' }] };
    expect(() => aDraft({ template }).submit('BJ-HT-2026-000001', { template, ...GROUNDS, rules }, wang, at('2026-03-12'))).toThrow(
      'names no step for this case',
    );
  });

  it('is not signed when its content is no longer what was agreed to', () => {
    const contract = agreedByAll();
    Object.assign(contract, { deliverBy: '2026-12-31' });
    expect(() => contract.sign(SIGNATURE, wang, at('2026-03-14'))).toThrow('Not every reviewer agreed to exactly this content');
  });
});

describe('CON-08 Valid only with the company contract seal (003-T §10.3)', () => {
  it('takes effect when sealed and says everything the order needs', () => {
    const contract = signed();
    contract.takeRecord();
    contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
    expect(contract).toMatchObject({ status: 'effective', effectiveOn: '2026-03-15', seal: { sealNo: '合同章 1', sealedBy: 'you' } });
    expect(contract.takeRecord().events).toMatchObject([
      {
        event: { type: 'contracts.contract-effective.v1' },
        payload: {
          contractNo: 'BJ-HT-2026-000001',
          customerName: '渝北建材',
          salesRepId: 'wang',
          opportunityId: null,
          total: '35411.00',
          net: '31348.89',
          payment: 'prepay',
          deliverBy: '2026-05-31',
          effectiveOn: '2026-03-15',
          lines: [{ unitCost: '250' }, { unitCost: '80.5' }],
        },
      },
    ]);
  });

  it('is not sealed by who signed it or recorded the signature', () => {
    expect(() => signed().applySeal(SEAL, someone('zhou'), at('2026-03-15'))).toThrow('Whoever signed the contract does not apply the seal');
    expect(() => signed().applySeal(SEAL, { ...someone('x'), name: '李慧' }, at('2026-03-15'))).toThrow('Whoever signed');
  });

  it('is not sealed before it is signed', () => {
    expect(() => agreedByAll().applySeal(SEAL, someone('you'), at('2026-03-15'))).toThrow('Cannot seal what is approved');
    expect(() => signed().applySeal({ ...SEAL, sealedOn: '2026-03-13' }, someone('you'), at('2026-03-15'))).toThrow('cannot have been sealed on 2026-03-13');
  });

  it('is not sealed when its content is no longer what was agreed to', () => {
    const contract = signed();
    Object.assign(contract, { text: '另一份合同' });
    expect(() => contract.applySeal(SEAL, someone('you'), at('2026-03-15'))).toThrow('Not every reviewer agreed');
  });
});

describe('CON-14 The contract is tracked to its end', () => {
  function effective(): Contract {
    const contract = signed();
    contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
    return contract;
  }

  it('is fulfilled when its order is closed', () => {
    const contract = effective();
    contract.fulfil(at('2026-06-01'));
    expect(contract).toMatchObject({ status: 'fulfilled', fulfilledOn: '2026-06-01' });
  });

  it('follows its customer to another rep, and what was agreed to stays agreed (CUS-14)', () => {
    const contract = agreedByAll();
    contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'zhao' });
    contract.sign(SIGNATURE, someone('zhou'), at('2026-03-14'));
    expect(contract).toMatchObject({ ownerId: 'zhao', status: 'signed' });
  });

  it('is reviewed anew when it goes to one of its reviewers (ORG-14)', () => {
    const template = aTemplate();
    const contract = agreedByAll(template);
    contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: REVIEWERS.sales.id });
    expect(contract).toMatchObject({ status: 'draft', agreedOn: null });
    contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, wang, at('2026-03-13'));
    expect(() => contract.decide({ step: 'sales', approve: true }, REVIEWERS.sales, at('2026-03-13'))).toThrow('Nobody decides on what they submitted');
  });

  it('is given up with a reason before it takes effect, not after', () => {
    const contract = signed();
    contract.terminate('客户撤回');
    expect(contract).toMatchObject({ status: 'terminated', terminationReason: '客户撤回' });
    expect(() => effective().terminate('客户撤回')).toThrow('Cannot terminate what is effective');
  });
});
