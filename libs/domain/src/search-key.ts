import { pinyin } from 'pinyin-pro';

/**
 * What a search box is compared with: the text itself, its pinyin and its initials, in lower case.
 * Chinese names are found by 渝北, by yubei and by yb (api.md "Lists").
 */
export function searchKey(...texts: readonly (string | null | undefined)[]): string {
  const words = texts.filter((text): text is string => !!text);
  return words
    .flatMap((text) => (/\p{Script=Han}/u.test(text) ? [text, ...spelled(text)] : [text]))
    .join(' ')
    .toLowerCase();
}

/** In full and in initials; spelled once, for that is what takes the time. */
function spelled(text: string): readonly [string, string] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array' });
  return [syllables.join(''), syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('')];
}
