import { OidcConfig } from './oidc.config.js';

const env = {
  OIDC_ISSUER: 'https://provider.example',
  OIDC_CLIENT_ID: 'tradewind',
  OIDC_REDIRECT_URI: 'https://tradewind.example/api/v1/oauth/oidc/callback',
};
const configured = (more: Readonly<Record<string, string>> = {}): OidcConfig => {
  const config = OidcConfig.from({ ...env, ...more });
  if (!config) throw new Error('off');
  return config;
};

describe('ASVS 6.8.4 How strongly somebody signed in at the provider', () => {
  it('is asked for and looked at where the company says so', () => {
    const config = configured({ OIDC_ACR_VALUES: 'urn:phishing-resistant urn:two-factors' });
    expect(config.asked).toEqual({ acr_values: 'urn:phishing-resistant urn:two-factors' });
    expect(['urn:two-factors', 'urn:password', undefined, ['urn:two-factors']].map((acr) => config.isStrongEnough({ acr }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is left to the provider where nothing was said', () => {
    expect(configured().asked).toEqual({});
    expect(configured().isStrongEnough({})).toBe(true);
  });

  it('counts as a second factor by the methods that do', () => {
    expect([['mfa'], ['pwd'], undefined, 'mfa'].map((amr) => configured().hadSecondFactor({ amr }))).toEqual([true, false, false, false]);
    expect(configured({ OIDC_STRONG_METHODS: 'hwk otp' }).hadSecondFactor({ amr: ['pwd', 'hwk'] })).toBe(true);
    expect(configured({ OIDC_STRONG_METHODS: 'hwk otp' }).hadSecondFactor({ amr: ['mfa'] })).toBe(false);
  });
});
