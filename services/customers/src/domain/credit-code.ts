const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: weights are 3^i mod 31; without the last `% 31` one code in 31 would fail. */
export function checkDigitFits(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

export interface CreditCodeFacts {
  readonly creditCode: string | null;
  readonly creditCodeVerified: boolean;
  readonly creditCodeReason: string | null;
}

/** Real codes fail the check, so it never refuses: a code counts as verified when it fits or when somebody has seen the licence (证照已核). */
export const creditCodeFacts = (creditCode: string | null, creditCodeReason: string | null): CreditCodeFacts => ({
  creditCode,
  creditCodeVerified: creditCode !== null && (creditCodeReason !== null || checkDigitFits(creditCode)),
  creditCodeReason,
});
