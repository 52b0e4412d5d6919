import { passwordTooWeak } from '@tradewind/contracts/identity/identity.faults';
import { searchKey } from '@tradewind/domain/search-key';
import { dictionary } from '@zxcvbn-ts/language-common';

const SHORTEST = 8;
/** A password that is nothing but such a word and a few characters around it says nothing of its own. */
const OWN_CHARACTERS = 5;
const SHORTEST_WORD = 3;

/** Some 49,000 passwords that appear in breaches, most used first; shipped with us, nobody is asked over the network (S1). */
const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[]);

export interface Owner {
  readonly login: string;
  readonly name: string;
  readonly company?: string;
}

/** Refuses what is guessed first. Any characters, no rules of composition, no forced change. */
export function assertStrong(password: string, { login, name, company = '' }: Owner): void {
  if (lengthOf(password) < SHORTEST) throw passwordTooWeak({ why: 'short' });
  const lower = password.toLowerCase();
  if (COMMON.has(lower) || /^(.)\1*$/u.test(lower)) throw passwordTooWeak({ why: 'common' });
  const words = searchKey(login, name, company, 'tradewind', '信风').split(/\s+/);
  if (words.some((word) => word.length >= SHORTEST_WORD && leavesLittle(lower, word))) throw passwordTooWeak({ why: 'personal' });
}

const leavesLittle = (password: string, word: string): boolean => password.includes(word) && lengthOf(password.replaceAll(word, '')) < OWN_CHARACTERS;

/** In characters, of which some take two code units. */
const lengthOf = (text: string): number => Array.from(text).length;
