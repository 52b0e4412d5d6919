// The first Chinese character of each initial, as pinyin orders them: what lies between two of them begins with the first's letter.
const FIRST = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** `客户移交` → `khyj`: what somebody types to find it. Everything that is not Chinese stays as it is. */
export function initialsOf(text: string): string {
  return Array.from(text.toLowerCase(), (char) => (/\p{Script=Han}/u.test(char) ? initialOf(char) : char)).join('');
}

function initialOf(char: string): string {
  let at = FIRST.length - 1;
  while (at > 0 && pinyin.compare(char, FIRST[at] ?? '') < 0) at -= 1;
  return LETTERS[at] ?? char;
}
