import type { Text } from '@tradewind/kernel/text';

/** A clause as it is written; what in the platform keeps it is found by the requirements it covers (`platform-regulation.ts`). */
export interface WrittenClause {
  readonly no: string;
  readonly title: Text;
  readonly text: Text;
  readonly covers: readonly string[];
}

export const clause = (
  no: string,
  title: readonly [zh: string, en: string],
  text: readonly [zh: string, en: string],
  covers: readonly string[],
): WrittenClause => ({
  no,
  title: { zh: title[0], en: title[1] },
  text: { zh: text[0], en: text[1] },
  covers,
});

/** Ids of requirements.md: `of('CUS', 1, 5)` are the first and the fifth about customers. */
export const of = (area: string, ...numbers: readonly number[]): string[] => numbers.map((number) => `${area}-${String(number).padStart(2, '0')}`);
