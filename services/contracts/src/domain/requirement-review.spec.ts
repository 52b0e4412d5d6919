import { at, REVIEWERS, someone } from '../../test/examples.js';
import { agreedByDepartments, anAccepted, ASKED, asked, contractOf, DEPARTMENTS, grounds, LOW_ALKALI, submit, yes } from '../../test/requirements.js';
import type { RequirementReview } from './requirement-review.js';

const { production, quality, purchasing } = DEPARTMENTS;
const lowAlkali = () => anAccepted([LOW_ALKALI]);
const typesOf = (review: RequirementReview) => review.takeRecord().events.map(({ event }) => event.type);
const answers = (verdict: 'with-conditions' | 'not-feasible', condition?: string) => [
  { line: 1, verdict: 'feasible' as const },
  { line: 2, verdict, ...(condition !== undefined && { condition }) },
  { line: 3, verdict: 'feasible' as const },
];

describe('CON-05 Requirements are analysed with production/technical, quality control and purchasing (003-M §4.1.1)', () => {
  it('line by line: every product with its quantity, what is special, and the day', () => {
    expect(asked(lowAlkali()).lines()).toEqual([
      { about: 'product', text: 'C425 Cement 42.5 42.5R 100 吨' },
      LOW_ALKALI,
      { about: 'delivery', text: '2026-05-31' },
    ]);
  });

  it('by all three, in any order, of whom none is left out', () => {
    const review = asked(lowAlkali());
    yes(review, 'purchasing');
    yes(review, 'production');
    expect([review.status, review.verdict()]).toEqual(['in-review', null]);
    yes(review, 'quality');
    expect(review).toMatchObject({ status: 'agreed', agreedOn: '2026-03-13' });
    expect(review.verdict()).toBe('feasible');
    expect(typesOf(review)).toEqual(['contracts.requirements-agreed.v1']);
  });

  it('with conditions, which are kept with who made them', () => {
    const review = asked(lowAlkali());
    review.answer({ step: 'quality', answers: answers('with-conditions', '每批附第三方检测报告') }, quality, at('2026-03-13'));
    yes(review, 'production');
    yes(review, 'purchasing');
    expect([review.status, review.verdict()]).toEqual(['agreed', 'with-conditions']);
    expect(review.agreedFor({ quoteId: review.quoteId, lines: review.products, deliverBy: '2026-05-31' })?.conditions).toEqual([
      { line: 2, step: 'quality', condition: '每批附第三方检测报告', saidByName: 'qian' },
    ]);
  });

  it('one line that one of them cannot meet is a no, with the reason', () => {
    const review = asked(lowAlkali());
    yes(review, 'production');
    review.answer({ step: 'purchasing', answers: answers('not-feasible', '低碱熟料三个月内无货') }, purchasing, at('2026-03-13'));
    expect([review.status, review.verdict()]).toEqual(['returned', 'not-feasible']);
    expect(review.review?.steps.find(({ step }) => step === 'purchasing')?.comment).toBe('2. 低碱熟料三个月内无货');
    expect(typesOf(review)).toEqual(['contracts.requirements-returned.v1']);
    expect(() => yes(review, 'quality')).toThrow('There is no review under way');
  });

  it('answers every line once, and says which condition', () => {
    const review = asked(lowAlkali());
    const answer = (given: ReturnType<typeof answers>) => () => review.answer({ step: 'quality', answers: given }, quality, at('2026-03-13'));
    expect(answer(answers('with-conditions'))).toThrow('Say under which condition line 2 can be met');
    expect(answer(answers('with-conditions', ' '))).toThrow('Say under which condition line 2 can be met');
    expect(answer(answers('not-feasible', 'x').slice(0, 2))).toThrow('look at line 3');
    expect(answer([...answers('not-feasible', 'x'), { line: 4, verdict: 'feasible' }])).toThrow('look at line 4');
    expect(answer([...answers('not-feasible', 'x'), { line: 1, verdict: 'feasible' }])).toThrow('look at line 1');
    expect(review.answers).toEqual([]);
  });

  it('is not answered by another department, by who asked, or by the rep whose customer it is (ORG-14)', () => {
    const review = asked(lowAlkali());
    expect(() => review.decide({ step: 'quality', approve: true }, production, at('2026-03-13'))).toThrow('The review is waiting for');
    const wang = someone('wang', 'requirement:review-quality');
    expect(() => review.decide({ step: 'quality', approve: true }, wang, at('2026-03-13'))).toThrow('Nobody decides on what they submitted themselves');
    expect(review.answers).toEqual([]);
  });

  it('whoever answered for two departments would be one of them only', () => {
    const review = asked(lowAlkali());
    const both = someone('song', 'requirement:review-production', 'requirement:review-quality');
    review.decide({ step: 'production', approve: true }, both, at('2026-03-13'));
    expect(() => review.decide({ step: 'quality', approve: true }, both, at('2026-03-13'))).toThrow('You have already decided another step');
  });
});

describe('CON-05 What is asked again is answered anew, and the record stays', () => {
  it('on other terms after a no; what was said before holds no more', () => {
    const review = asked(lowAlkali(), '2026-03-20');
    review.decide({ step: 'production', approve: false, comment: '十天内无法排产' }, production, at('2026-03-13'));
    review.requestAgain({ deliverBy: '2026-06-30', requirements: [{ about: 'packing', text: '吨袋' }] }, ASKED, someone('wang'), at('2026-03-14'));
    expect(review).toMatchObject({ status: 'in-review', deliverBy: '2026-06-30', answers: [] });
    expect(review.earlier).toMatchObject([{ review: { steps: [{ comment: '十天内无法排产' }, {}, {}] } }]);
    expect(review.lines().map(({ text }) => text)).toEqual(['C425 Cement 42.5 42.5R 100 吨', LOW_ALKALI.text, '吨袋', '2026-06-30']);
  });

  it('keeps what the customer said in the quote, whatever is added', () => {
    const review = agreedByDepartments(lowAlkali());
    review.requestAgain({ requirements: [] }, ASKED, someone('wang'), at('2026-03-14'));
    expect(review.special).toEqual([LOW_ALKALI]);
    expect(review).toMatchObject({ status: 'in-review', agreedOn: null });
  });

  it('is asked anew when the customer goes to somebody who answered (CUS-14, ORG-14)', () => {
    const review = agreedByDepartments(lowAlkali());
    review.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'zhao' });
    expect(review.status).toBe('agreed');
    review.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: quality.id });
    expect(review).toMatchObject({ status: 'returned', agreedOn: null });
  });

  it('is not asked of what the customer has not accepted, nor for a day gone by', () => {
    expect(() => asked(lowAlkali(), '2026-03-11')).toThrow('Delivery by 2026-03-11 is past');
    const declined = lowAlkali();
    Object.assign(declined, { status: 'declined' });
    expect(() => asked(declined)).toThrow('The quote is declined');
  });
});

describe('CON-04 A contract is reviewed before it is submitted: can we meet the requirements (003-T §10.1)', () => {
  it('is not asked for of an ordinary deal', () => {
    const quote = anAccepted();
    const contract = contractOf(quote);
    submit(contract, grounds(quote, null));
    expect(contract).toMatchObject({ status: 'in-review', requirements: null });
  });

  it.each([
    ['the customer has 1 special requirement(s)', () => anAccepted([LOW_ALKALI]), '2026-05-31'],
    ['much is ordered: C425 1000 吨 (from 1000 吨)', () => anAccepted([], '1000'), '2026-05-31'],
    ['delivery by 2026-03-23 is sooner than the lead time of 10 days', () => anAccepted(), '2026-03-23'],
  ])('is demanded where %s, with what may be done', (why, quoteOf, deliverBy) => {
    const quote = quoteOf();
    const contract = contractOf(quote, deliverBy);
    expect(() => submit(contract, grounds(quote, null))).toThrow(`${why}; requirement-need@hq/1), and nobody was asked. Have the requirements reviewed`);
    expect(contract.status).toBe('draft');
    const agreed = agreedByDepartments(quote, deliverBy);
    submit(contract, grounds(quote, agreed));
    expect(contract.requirements).toMatchObject({ requirementReviewId: agreed.id, resultHash: agreed.resultHash(), deliverBy });
  });

  it('at the edges: one ton less, the day itself', () => {
    for (const [quote, deliverBy] of [
      [anAccepted([], '999.999999'), '2026-05-31'],
      [anAccepted(), '2026-03-24'],
    ] as const)
      // prettier-ignore
      expect(() => submit(contractOf(quote, deliverBy), grounds(quote, null))).not.toThrow();
  });

  it('demands an agreement: under way, returned and taken back are none', () => {
    const quote = lowAlkali();
    const review = asked(quote);
    expect(() => submit(contractOf(quote), grounds(quote, review))).toThrow('the review is under way');
    review.decide({ step: 'quality', approve: false, comment: '做不到' }, quality, at('2026-03-13'));
    expect(() => submit(contractOf(quote), grounds(quote, review))).toThrow('the review says that it cannot be met as asked');
  });

  it('to exactly this: a contract that promises it sooner, or of another quote, was never agreed to (C-11)', () => {
    const quote = lowAlkali();
    const agreed = agreedByDepartments(quote, '2026-05-31');
    expect(() => submit(contractOf(quote, '2026-05-30'), grounds(quote, agreed))).toThrow('is not what this contract promises');
    expect(() => submit(contractOf(quote, '2026-06-30'), grounds(quote, agreed))).not.toThrow();
    const copy = lowAlkali();
    expect(() => submit(contractOf(copy), grounds(copy, agreed))).toThrow('is not what this contract promises');
  });

  it('is part of what the reviewers of the contract agree to, and asked again when it is submitted again', () => {
    const quote = lowAlkali();
    const agreed = agreedByDepartments(quote);
    const contract = contractOf(quote);
    const before = contract.contentHash();
    submit(contract, grounds(quote, agreed));
    expect(contract.contentHash()).not.toBe(before);
    contract.decide({ step: 'sales', approve: false, comment: '交期再议' }, REVIEWERS.sales, at('2026-03-14'));
    agreed.requestAgain({ deliverBy: '2026-07-31' }, ASKED, someone('wang'), at('2026-03-14'));
    expect(() => submit(contract, grounds(quote, agreed))).toThrow('the review is under way');
  });

  it('is kept where it was made without being demanded, and asked for nowhere in a company that never said when', () => {
    const quote = lowAlkali();
    const never = { ...grounds(quote, null), need: null };
    expect(() => submit(contractOf(quote), never)).not.toThrow();
    const contract = contractOf(quote);
    submit(contract, { ...never, review: agreedByDepartments(quote) });
    expect(contract.requirements?.special).toEqual([LOW_ALKALI]);
  });
});
