import { pinyin } from 'pinyin-pro';

/**
 * What a search box is compared with: the text itself, its pinyin and its initials, in lower case.
 * Chinese names are found by 渝北, by yubei and by yb (api.md "Lists").
 */
export function searchKey(...texts: readonly (string | null | undefined)[]): string {
  const words = texts.filter((text): text is string => !!text);
  return words
    .flatMap((text) => (/\p{Script=Han}/u.test(text) ? [text, spelled(text), initials(text)] : [text]))
    .join(' ')
    .toLowerCase();
}

const spelled = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join('');
const initials = (text: string): string => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
