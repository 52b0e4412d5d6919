import { array, assert, constantFrom, property } from 'fast-check';
import { checkDigitFits, creditCodeFacts } from './credit-code.js';

const ALPHABET = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const aBody = array(constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 });

describe('CUS-05 The check digit of a credit code is looked at and never refuses', () => {
  it('knows a code that fits, and a real one that does not', () => {
    expect(checkDigitFits('91350100M000100Y43')).toBe(true);
    expect(checkDigitFits('91350211M0000XUF46')).toBe(false);
  });

  it('finds exactly one fitting digit for every body, also where the remainder is zero', () => {
    assert(
      property(aBody, (body) => {
        expect(ALPHABET.filter((digit) => checkDigitFits([...body, digit].join('')))).toHaveLength(1);
      }),
    );
  });

  it('verifies a code that does not fit when somebody has seen the licence', () => {
    expect(creditCodeFacts('91350211M0000XUF46', null).creditCodeVerified).toBe(false);
    expect(creditCodeFacts('91350211M0000XUF46', '证照已核')).toMatchObject({ creditCodeVerified: true, creditCodeReason: '证照已核' });
    expect(creditCodeFacts(null, null).creditCodeVerified).toBe(false);
  });
});
