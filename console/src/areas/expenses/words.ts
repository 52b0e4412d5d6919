import { useSay, type Texts } from '../../i18n/index.js';
import { voucherKinds } from './texts.js';

/** A word of a table for a value that data may hold; the value itself where the table does not know it. */
export function useWords(words: Texts): (value: string) => string {
  const say = useSay();
  return (value) => {
    const text = words[value];
    return text ? say(text) : value;
  };
}

export const useVoucherWord = (): ((kind: string) => string) => useWords(voucherKinds);
