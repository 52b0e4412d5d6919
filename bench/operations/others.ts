import { PASSWORD } from '../../deploy/demo/organisation.ts';
import type { Asking } from './customers.ts';
import type { Measured } from './operation.ts';

const FORM = { 'content-type': 'application/json' } as const;

/** What only the platform does: signing in, and the inbox of whoever approves. */
export const otherOperations = ({ token }: Asking, login: string): readonly Measured[] => [
  {
    name: 'approval inbox',
    kind: 'none',
    platform: () => ({ method: 'GET', path: '/api/v1/approvals/inbox', headers: { authorization: `Bearer ${token()}` } }),
    limit: null,
  },
  {
    name: 'sign in',
    kind: 'none',
    platform: () => ({
      ...{ method: 'POST', path: '/api/v1/oauth/token', headers: FORM },
      body: JSON.stringify({ grant_type: 'password', username: login, password: PASSWORD }),
    }),
    limit: null,
  },
];
