const CHINESE_FORMS = /((股份)?有限(责任)?公司|股份公司|公司)+$/u;
/** Only after a blank, comma or stop: Zinc is not the Inc. of Z. */
const ENGLISH_FORMS = /[\s,.]+((co|company)[\s,.]*)?(limited|ltd|inc|corp|llc)\.?$/u;
const NOT_TELLING = /[\s()[\]【】《》"'“”‘’.,，。·•・-]/gu;

/**
 * What two spellings of one company have in common (CUS-05): full width is half width; blanks, brackets and
 * the legal form say nothing. Never empty for a name that is not.
 */
export function normalisedName(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase();
  const bare = plain.replace(ENGLISH_FORMS, '').replace(NOT_TELLING, '');
  return bare.replace(CHINESE_FORMS, '') || bare || plain;
}
