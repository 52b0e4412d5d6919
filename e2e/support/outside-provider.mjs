import Provider from 'oidc-provider';

// A real OpenID provider in a process of its own: signs in whoever types a login, with any password.
const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '', OIDC_REDIRECT_URI = '' } = process.env;

const provider = new Provider(OIDC_ISSUER, {
  clients: [{ client_id: OIDC_CLIENT_ID, client_secret: OIDC_CLIENT_SECRET, redirect_uris: [OIDC_REDIRECT_URI], response_types: ['code'] }],
  claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  cookies: { keys: ['only for tests'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, email: `${id}@example.com`, email_verified: true }),
  }),
});

provider.listen(parseInt(new URL(OIDC_ISSUER).port, 10), '127.0.0.1', () => process.stdout.write('listening\n'));
