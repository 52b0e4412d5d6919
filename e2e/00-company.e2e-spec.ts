import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { HttpActor } from '@tradewind/client/http-actor';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl } from './support/company.ts';

describe('ORG-01..05 The company, its branches and its posts', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('成都分公司');
  });

  it('tells everybody who they are and what they may', async () => {
    await expect(cast.rep.call(signInApi.me, {})).resolves.toMatchObject({
      name: '王芳',
      posts: [{ post: 'sales-rep', org: `${cast.org}.sales`, branch: cast.branch }],
    });
  });

  it('lets only the administrator change the organisation', async () => {
    await expect(cast.rep.call(organisationApi.addUnit, { parent: cast.org, code: 'x', kind: 'department', name: 'X' })).rejects.toMatchObject({
      status: 403,
      code: 'access.not-permitted',
    });
  });

  it('keeps the levels: a department holds no branch (ORG-05)', async () => {
    await expect(cast.admin.call(organisationApi.addUnit, { parent: `${cast.org}.sales`, code: 'x', kind: 'branch', name: 'X' })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'ORG-05' } },
    });
  });

  it('does not say whether the login or the password was wrong', async () => {
    const anybody = new HttpActor(baseUrl(), null);
    const wrong = { grant_type: 'password', password: 'not-the-password' };
    for (const username of ['nobody-there', cast.rep.login]) {
      await expect(anybody.call(signInApi.signIn, { ...wrong, username })).rejects.toMatchObject({ status: 401, code: 'identity.sign-in-failed' });
    }
  });

  it('ends the access of a person who leaves', async () => {
    await cast.admin.call(organisationApi.disable, { personId: cast.otherRep.id });
    const gone = new HttpActor(baseUrl(), { login: cast.otherRep.login, password: 'Spring-2026-Wind' });
    await expect(gone.call(signInApi.me, {})).rejects.toMatchObject({ status: 401 });
  });
});

describe('XCT-01 Rules take effect by the word of another leader', () => {
  it('refuses the author and accepts the general manager', async () => {
    const cast = await aBranch('重庆分公司');
    const { id: policyId } = await cast.admin.call(policiesApi.propose, {
      key: 'quote',
      org: cast.org,
      effectiveFrom: '2026-01-01',
      value: { validDays: 15 },
      reason: '本地惯例',
    });
    await expect(cast.admin.call(policiesApi.approve, { policyId })).rejects.toMatchObject({ status: 403 });
    await expect(cast.gm.call(policiesApi.approve, { policyId })).resolves.toMatchObject({ status: 'approved', policyVersion: 1, version: 2 });
    await expect(cast.gm.call(policiesApi.approve, { policyId })).rejects.toMatchObject({ status: 409, code: 'state.illegal-transition' });
  });
});
