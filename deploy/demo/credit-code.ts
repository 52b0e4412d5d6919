const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 of a company: registration `91`, the district, nine characters of its own, and the check digit (GB 32100). */
export const creditCode = (district: string, own: string): string => withCheckDigit(`91${district}${own}`);

/** True when the last character is the check digit of the others. */
export const isCreditCode = (code: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && withCheckDigit(code.slice(0, 17)) === code;

function withCheckDigit(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31);
}
