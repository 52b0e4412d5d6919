import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Conditions } from './condition.js';

const decimal = { type: 'Decimal', en: 'an amount', zh: '金额' } as const;
const conditions = new Conditions({
  ...{ amount: decimal, limit: decimal, share: { ...decimal, from: '0', to: '1' }, pieces: { ...decimal, from: '0', whole: true } },
  ...{ tier: { type: 'string', en: 'tier', zh: '级别' }, payment: { type: 'string', en: 'payment', zh: '付款', words: ['prepay', 'credit'] } },
  ...{ overseas: { type: 'bool', en: 'overseas', zh: '境外' }, categories: { type: 'list<string>', en: 'categories', zh: '科目' } },
});
const NOTHING = { amount: '0', limit: '0', share: '0', pieces: '0', tier: '', payment: 'prepay', overseas: false, categories: [] };
const said = (condition: string) => conditions.objectionsTo(condition, 'ORG-07').map(({ text, requirement }) => `${text.en} (${requirement})`);
const holds = (condition: string, given: object = {}) => conditions.holds(condition, { ...NOTHING, ...given });

describe('XCT-01 A condition of a rule is typed and checked when it is saved', () => {
  it('reads like the rule: by amount and tier', () => {
    const condition = "amount > 50000 && tier == 'A'";
    expect(said(condition)).toEqual([]);
    expect(holds(condition, { amount: '50000.01', tier: 'A' })).toBe(true);
    expect(holds(condition, { amount: '50000.00', tier: 'A' })).toBe(false);
    expect(holds(condition, { amount: '90000', tier: 'B' })).toBe(false);
  });

  it('reckons exactly, where binary fractions do not', () => {
    expect(holds('amount + 0.2 == 0.3', { amount: '0.1' })).toBe(true);
    expect(holds('amount * 3 >= limit', { amount: '0.1', limit: '0.3' })).toBe(true);
    expect(holds('amount * 0.123456789 > limit', { amount: '999999999999.99', limit: '123456788999.99876543' })).toBe(true);
    expect(holds('amount <= 999999999999.99', { amount: '999999999999.99' })).toBe(true);
    expect(said('amount > 0.1 + 0.2')).toEqual([
      'the condition "amount > 0.1 + 0.2" reckons "0.1 + 0.2" inexactly; write the number itself, with at most 15 digits (ORG-07)',
    ]);
    expect(said('amount > 1234567890123456.78')).toEqual([expect.stringContaining('inexactly')]);
  });

  it.each([
    ['tier > 5', 'no such overload: string > int'],
    ['price > 1', 'Unknown variable: price'],
    ['amount >', 'cannot be read'],
    ['amount', 'gives a Decimal, not yes or no'],
    ["tier.matches('(a+)+$')", 'only facts, comparisons'],
    ['[1, 2].all(x, x > 0) && overseas', 'cannot be read: Exceeded maxCallArguments'],
    ['size(tier) > 1', 'uses "size(tier)"; only facts'],
    ["amount.constructor == 'x'", 'cannot be read'],
    ["tier in ['A', dyn('B')]", 'cannot be read: List elements must have the same type'],
    [Array.from({ length: 60 }, () => 'overseas').join(' && '), 'Exceeded maxAstNodes'],
    [`${'('.repeat(40)}overseas${')'.repeat(40)}`, 'Exceeded maxDepth'],
  ])('refuses %s', (condition, why) => {
    const [sentence] = said(condition);
    expect(sentence).toContain(why);
  });

  it('is refused when it can never be true, or is always', () => {
    expect(said('amount > 500 && amount < 100')).toEqual(['the condition "amount > 500 && amount < 100" is never true (ORG-07)']);
    expect(said("tier == 'A' && tier == 'B'")).toEqual([expect.stringContaining('is never true')]);
    expect(said('amount < limit && limit < amount')).toEqual([expect.stringContaining('is never true')]);
    expect(said("tier == 'A' || tier != 'A'")).toEqual([expect.stringContaining('is always true')]);
    expect(said('overseas || !overseas')).toEqual([expect.stringContaining('is always true')]);
    expect(said("tier in ['A', 'B'] && amount >= limit")).toEqual([]);
    expect(said('amount > 1 && amount < 2')).toEqual([]);
  });

  it('names everything it could have asked about, in both languages', () => {
    const [unknown] = conditions.objectionsTo('price > 1', 'ORG-07');
    expect(unknown?.text.en).toContain('Unknown variable: price; known are amount (number: an amount), limit (number: an amount)');
    expect(unknown?.text.en).toContain('tier (word: tier), payment (word: payment), overseas (yes or no: overseas), categories (words: categories)');
    expect(unknown?.text.zh).toContain('条件“price > 1”中的“price”不是已知事实；可用：amount（数值：金额）、limit（数值：金额）');
    const [mistyped] = conditions.objectionsTo("overseas == 'yes'", 'ORG-07');
    expect(mistyped?.text.en).toContain('no such overload: bool == string; known are');
    expect(mistyped?.text.zh).toContain('overseas（是/否：境外）、categories（多个文字：科目）');
  });

  it('knows what a fact can be: shares end at 1, pieces are counted, words are a few', () => {
    expect(said('share > 1')).toEqual(['the condition "share > 1" is never true (ORG-07)']);
    expect(said('share < 0 || share > 0.9')).toEqual([]);
    expect(said('share >= 0')).toEqual([expect.stringContaining('is always true')]);
    expect(said('pieces > 1 && pieces < 2')).toEqual([expect.stringContaining('is never true')]);
    expect(said('pieces > 1 && pieces < 3')).toEqual([]);
    expect(said("payment == 'barter' || overseas")).toEqual([
      'the condition "payment == \'barter\' || overseas" compares with "barter", which is never true: it can be prepay, credit (ORG-07)',
    ]);
    expect(said("payment in ['prepay', 'credit']")).toEqual([expect.stringContaining('is always true')]);
    expect(said("payment == 'credit' && overseas")).toEqual([]);
  });

  it('asks what is in a list', () => {
    expect(said("'travel' in categories && !('meals' in categories)")).toEqual([]);
    expect(said("'travel' in categories && !('travel' in categories)")).toEqual([expect.stringContaining('is never true')]);
    expect(said('1 in categories')).toEqual([expect.stringContaining('cannot be read')]);
    expect(holds("'travel' in categories", { categories: ['meals', 'travel'] })).toBe(true);
    expect(holds("'travel' in categories", { categories: ['meals'] })).toBe(false);
  });

  it('says which facts it lacks', () => {
    expect(conditions.missing('amount > 1 && overseas', { amount: '2' })).toEqual(['overseas']);
  });

  it('whatever the amounts: compares as decimals do', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 12 }).map((n) => new Decimal(n).div(100).toFixed(2));
    fc.assert(
      fc.property(cents, cents, (amount, limit) => {
        const order = new Decimal(amount).cmp(limit);
        expect([holds(`amount < ${limit}`, { amount }), holds(`amount == ${limit}`, { amount }), holds('amount >= limit', { amount, limit })]).toEqual([
          order < 0,
          order === 0,
          order >= 0,
        ]);
      }),
    );
  });

  it('whatever the band: it is never true exactly when no amount lies in it', () => {
    const whole = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(whole, whole, fc.boolean(), fc.boolean(), (from, below, fromItself, belowItself) => {
        const condition = `amount ${fromItself ? '>=' : '>'} ${from} && amount ${belowItself ? '<=' : '<'} ${below}`;
        const empty = from > below || (from === below && !(fromItself && belowItself));
        expect(said(condition).some((sentence) => sentence.includes('is never true'))).toBe(empty);
      }),
    );
  });

  it('whatever is written: it is read or refused, and nothing breaks', () => {
    const words = [
      'amount',
      'limit',
      'tier',
      'overseas',
      '1',
      '0.5',
      "'A'",
      '>',
      '==',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      'in',
      '?',
      ':',
      '-',
      '{',
      '}',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), (written) => {
        const condition = written.join(' ');
        if (said(condition).length === 0) expect(typeof holds(condition, { tier: 'A', amount: '2' })).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});
