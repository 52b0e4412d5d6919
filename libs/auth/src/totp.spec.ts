import { base32, newTotpSecret, otpauthUrl, stepAt, stepOfCode, totpCode } from './totp.js';

const secret = Buffer.from('12345678901234567890');

describe('S3 Codes of an authenticator app, as RFC 6238 works them out', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d seconds: %s (appendix B)', (seconds, code) => {
    expect(totpCode(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
    expect(totpCode(secret, stepAt(new Date(seconds * 1000)))).toBe(code.slice(2));
  });

  const at = new Date('2026-04-01T02:00:10Z');
  it.each([
    [-2, null],
    [-1, -1],
    [0, 0],
    [1, 1],
    [2, null],
  ])('allows a clock to be one step off: %d', (off, found) => {
    expect(stepOfCode(secret, totpCode(secret, stepAt(at) + off), at)).toBe(found === null ? null : stepAt(at) + found);
  });

  it.each(['', '12345', '1234567', 'abcdef'])('is no code: "%s"', (code) => {
    expect(stepOfCode(secret, code, at)).toBeNull();
  });

  it('tells the app in the form all apps read', () => {
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(otpauthUrl(secret, 'li hui')).toBe(
      'otpauth://totp/Tradewind:li%20hui?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tradewind&algorithm=SHA1&digits=6&period=30',
    );
  });

  it('makes secrets of 160 bits, each another', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret()).not.toEqual(newTotpSecret());
  });
});
