import fc from 'fast-check';
import { amountInWords } from './amount-in-words.js';

/** Reads the words by themselves, digit by digit: knows nothing of how they were written. */
function read(words: string): string {
  const match = /^(?:(.+)元)?(整|零)?(?:(.)角)?(?:(.)分)?$/.exec(words);
  if (!match) throw new Error(`cannot read ${words}`);
  const [, whole = '零', , jiao = '零', fen = '零'] = match;
  return `${readWhole(whole)}.${digit(jiao)}${digit(fen)}`;
}

const digit = (word: string): number => '零壹贰叁肆伍陆柒捌玖'.indexOf(word);

function readWhole(words: string): bigint {
  const large = words.lastIndexOf('亿');
  if (large >= 0) return readWhole(words.slice(0, large)) * 100_000_000n + readWhole(words.slice(large + 1));
  const [high, low] = words.includes('万') ? (words.split('万') as [string, string]) : ['', words];
  return BigInt(readSmall(high) * 10_000 + readSmall(low));
}

function readSmall(words: string): number {
  let sum = 0;
  let last = 0;
  for (const word of words) {
    const place = { 仟: 1000, 佰: 100, 拾: 10 }[word];
    if (place === undefined) last = digit(word);
    else sum += last * place;
    if (place !== undefined) last = 0;
  }
  return sum + last;
}

describe('CON-09 Amounts in capital figures (大写金额, 正确填写票据和结算凭证的基本规定)', () => {
  // the examples of the rules themselves, then what is often done wrong
  it.each([
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['0', '零元整'],
    ['0.00', '零元整'],
    ['0.50', '伍角'],
    ['0.05', '伍分'],
    ['10.00', '壹拾元整'],
    ['35050.00', '叁万伍仟零伍拾元整'],
    ['10000.00', '壹万元整'],
    ['100000.00', '壹拾万元整'],
    ['1000000.00', '壹佰万元整'],
    ['10001000.00', '壹仟万壹仟元整'],
    ['100010001.01', '壹亿零壹万零壹元零壹分'],
    ['120000100.00', '壹亿贰仟万零壹佰元整'],
    ['1000000000.00', '壹拾亿元整'],
    ['1000000000000.00', '壹万亿元整'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-12.30', '负壹拾贰元叁角'],
  ])('%s is %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  it('says every amount so that it reads back as the same amount', () => {
    const zeros = fc.integer({ min: 0, max: 15 }).chain((n) => fc.bigInt({ min: 0n, max: 99n }).map((head) => head * 10n ** BigInt(n)));
    const whole = fc.oneof(
      fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }),
      fc.tuple(zeros, zeros).map(([a, b]) => (a + b) % 10n ** 16n),
    );
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), (yuan, cents) => {
        const amount = `${yuan}.${String(cents).padStart(2, '0')}`;
        expect(read(amountInWords(amount))).toBe(amount);
      }),
      { numRuns: 5000 },
    );
  });

  it('writes 整 behind full 元 only, no two 零 in a row, and nothing but the characters of the rules', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 99 }), (yuan, cents) => {
        const words = amountInWords(`${yuan}.${String(cents).padStart(2, '0')}`);
        expect(words).not.toMatch(/零零|零万|零亿|[^零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]/);
        expect(words.endsWith('整')).toBe(cents === 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what is no amount', () => {
    for (const text of ['', '1,000.00', '1.234', 'abc', '1e3']) expect(() => amountInWords(text)).toThrow('no amount');
  });
});
