import { dictionary } from '@zxcvbn-ts/language-common';
import { assertStrong } from './password-rules.js';

const owner = { login: 'ouyangm', name: '欧阳明', company: '信风建材集团' };
const weak = (why: string) =>
  expect.objectContaining({ code: 'identity.password-too-weak', data: expect.objectContaining({ facts: { why } }) as object }) as Error;
const known = (dictionary['passwords-common'] as readonly string[]).filter(({ length }) => length >= 8);

describe('S1 Passwords', () => {
  it('knows the 3,000 most used ones of eight characters and more, in any letters', () => {
    expect(known.length).toBeGreaterThan(3_000);
    for (const password of known.slice(0, 3_000)) expect(() => assertStrong(password.toUpperCase(), owner)).toThrow();
  });

  it.each(['1234567', '春风又绿', 'aB3$xyz'])('is too short: "%s"', (password) => {
    expect(() => assertStrong(password, owner)).toThrow(weak('short'));
  });

  it.each(['password', 'Password1', 'QWERTYUIOP', 'zzzzzzzzzzzz'])('is tried first: "%s"', (password) => {
    expect(() => assertStrong(password, owner)).toThrow(weak('common'));
  });

  it.each(['ouyangm!', 'OuYangMing88', '欧阳明欧阳明88', 'xinfeng2026', 'tradewind#1', '88ouyangming88', 'xinfengjiancaijituan'])(
    'is made of the person or the company: "%s"',
    (password) => {
      expect(() => assertStrong(password, owner)).toThrow(weak('personal'));
    },
  );

  it.each([
    'correct horse battery',
    '长风破浪会有时，直挂云帆',
    'aaaaaaab-bbbbbbbc',
    '!!!!....????',
    '四个词语就足够了',
    'x'.repeat(31) + 'y'.repeat(33),
    'my ouyangming likes tea',
  ])('is good: "%s"', (password) => {
    expect(() => {
      assertStrong(password, owner);
    }).not.toThrow();
  });
});
