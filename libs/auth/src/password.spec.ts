import { hashPassword, isOutdated, passwordMatches } from './password.js';

describe('S1 Passwords are kept as argon2id only', () => {
  it('recognises the password and nothing else', async () => {
    const stored = await hashPassword('Spring-2026-Wind');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored).not.toContain('Spring');
    await expect(passwordMatches(stored, 'Spring-2026-Wind')).resolves.toBe(true);
    await expect(passwordMatches(stored, 'spring-2026-wind')).resolves.toBe(false);
  });

  it('salts: equal passwords do not look equal', async () => {
    const [one, other] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).not.toBe(other);
  });

  it('knows a hash that was made with lesser parameters', async () => {
    expect(isOutdated(await hashPassword('any'))).toBe(false);
    expect(isOutdated('$argon2id$v=19$m=4096,t=1,p=1$c2FsdA$aGFzaA')).toBe(true);
  });
});
