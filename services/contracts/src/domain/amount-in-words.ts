const DIGITS = Array.from('零壹贰叁肆伍陆柒捌玖');
const PLACES = ['仟', '佰', '拾', ''] as const;
const TEN_THOUSAND = 10_000n;
const HUNDRED_MILLION = 100_000_000n;

/**
 * An amount as contracts and bills write it (大写金额), after 正确填写票据和结算凭证的基本规定: 整 behind full 元 only, one 零 for zeros
 * in between, and 零 between 元 and what follows where the last digit of 元, or 角, is zero. Where the rules leave it open, the longer form.
 */
export function amountInWords(amount: string): string {
  const match = /^(-?)(\d+)(?:\.(\d)(\d)?)?$/.exec(amount);
  if (!match) throw new Error(`${amount} is no amount of money`);
  const [, sign = '', whole = '', jiao = '0', fen = '0'] = match;
  const yuan = BigInt(whole);
  const cents = centsInWords(yuan, jiao, fen);
  const words = yuan === 0n && cents !== '' ? cents : `${yuan === 0n ? '零' : wholeInWords(yuan)}元${cents || '整'}`;
  return `${sign && '负'}${words}`;
}

function centsInWords(yuan: bigint, jiao: string, fen: string): string {
  if (jiao === '0' && fen === '0') return '';
  const tenths = jiao === '0' ? '' : `${digit(jiao)}角`;
  const hundredths = fen === '0' ? '' : `${digit(fen)}分`;
  const gap = yuan > 0n && (jiao === '0' || yuan % 10n === 0n) ? '零' : '';
  return `${gap}${tenths}${hundredths}`;
}

/** 亿 counts in 亿, 万 in 万: 万亿 needs no rule of its own. */
function wholeInWords(n: bigint): string {
  if (n >= HUNDRED_MILLION) return split(n, HUNDRED_MILLION, '亿');
  if (n >= TEN_THOUSAND) return split(n, TEN_THOUSAND, '万');
  return belowTenThousand(n);
}

/** 零 where the part behind begins with zeros. */
function split(n: bigint, unit: bigint, name: string): string {
  const [high, low] = [n / unit, n % unit];
  if (low === 0n) return `${wholeInWords(high)}${name}`;
  return `${wholeInWords(high)}${name}${low < unit / 10n ? '零' : ''}${wholeInWords(low)}`;
}

function belowTenThousand(n: bigint): string {
  const digits = Array.from(n.toString().padStart(4, '0'));
  const words = digits.map((each, i) => (each === '0' ? '零' : `${digit(each)}${PLACES[i] ?? ''}`)).join('');
  return words.replace(/零+/g, '零').replace(/^零|零$/g, '');
}

const digit = (each: string): string => DIGITS[parseInt(each, 10)] ?? '';
