import type { Text } from '@tradewind/kernel/text';

/** One thing that is wrong with a rule somebody wants to keep: a sentence, and the requirement that speaks against it. */
export interface Objection {
  readonly text: Text;
  readonly requirement: string;
}

export const objection = (requirement: string, en: string, zh: string): Objection => ({ text: { en, zh }, requirement });

/** All of them as one sentence, each with its requirement. */
export const inEnglish = (objections: readonly Objection[]): string => objections.map(({ text, requirement }) => `${text.en} (${requirement})`).join('; ');
export const inChinese = (objections: readonly Objection[]): string => objections.map(({ text, requirement }) => `${text.zh}（${requirement}）`).join('；');
