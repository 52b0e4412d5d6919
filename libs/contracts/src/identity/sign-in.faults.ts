import { defineFault, Fault, type FaultFactory } from '@tradewind/kernel/fault';

export const signInFailed = defineFault('identity.sign-in-failed', 'unauthenticated', {
  en: () => 'The login or the password is not right, or the account is disabled.',
  zh: () => '登录名或密码不正确，或账号已停用。',
});

export const grantTypeUnknown = defineFault('identity.grant-type-unknown', 'invalid', {
  en: (d: { known: readonly string[] }) => `grant_type must be one of: ${d.known.join(', ')}.`,
  zh: (d) => `grant_type 只能是：${d.known.join('、')}。`,
});

export const grantIncomplete = defineFault('identity.grant-incomplete', 'invalid', {
  en: (d: { grantType: string; needs: readonly string[] }) => `grant_type=${d.grantType} needs ${d.needs.join(' and ')}.`,
  zh: (d) => `grant_type=${d.grantType} 需要 ${d.needs.join('、')}。`,
});

const waitFor = defineFault(
  'identity.too-many-tries',
  'too-many',
  {
    en: (d: { seconds: number }) => `Too many tries. Wait ${d.seconds} seconds and try again; whoever forgot the password asks the administrator.`,
    zh: (d) => `尝试次数过多，请在 ${d.seconds} 秒后再试；忘记密码请联系系统管理员。`,
  },
  { requirement: 'ORG-11', waysForward: [{ operation: 'identity.resetPassword', whoMay: 'org:manage' }] },
);
/** Says in Retry-After, too, how long to wait. */
export const tooManyTries: FaultFactory<{ seconds: number }> = Object.assign(
  (d: { seconds: number }) => new Fault({ ...waitFor(d).data, retryAfter: d.seconds }),
  { code: waitFor.code, kind: waitFor.kind, ...(waitFor.rule && { rule: waitFor.rule }) },
);

export const secondFactorNeeded = defineFault(
  'identity.mfa-required',
  'unauthenticated',
  {
    en: (d: { mfaToken: string; grantTypes: readonly string[] }) =>
      `The password is right; now the second factor. Call again with mfa_token and grant_type ${d.grantTypes.join(' or ')}.`,
    zh: (d) => `密码正确，还需第二重验证。请带上 mfa_token 再次调用，grant_type 为 ${d.grantTypes.join(' 或 ')}。`,
  },
  { requirement: 'ORG-11' },
);

export const refreshTokenUsed = defineFault('identity.refresh-token-used', 'unauthenticated', {
  en: () => 'This refresh token is not valid, or was used before; if so, the session was ended because somebody else may have it. Sign in again.',
  zh: () => '该刷新令牌无效或已被使用；若已被使用，为安全起见会话已结束。请重新登录。',
});

export const sessionNotFound = defineFault('identity.session-not-found', 'not-found', {
  en: (d: { sessionId: string }) => `You have no session ${d.sessionId}.`,
  zh: (d) => `您没有会话 ${d.sessionId}。`,
});

export const oldPasswordWrong = defineFault('identity.old-password-wrong', 'forbidden', {
  en: () => 'The old password is not right.',
  zh: () => '原密码不正确。',
});

export const factorAlreadyThere = defineFault('identity.second-factor-exists', 'conflict', {
  en: () => 'You have a second factor already. If the device is lost, the administrator can reset it.',
  zh: () => '您已启用第二重验证。如设备丢失，请联系系统管理员重置。',
});

export const factorNotThere = defineFault('identity.second-factor-missing', 'not-found', {
  en: () => 'No second factor is being set up. Enrol first.',
  zh: () => '尚未开始设置第二重验证，请先登记。',
});

export const codeWrong = defineFault('identity.code-wrong', 'unauthenticated', {
  en: () => 'The code is not right, or was used already. Each code counts once; wait for the next one.',
  zh: () => '验证码不正确或已使用过。每个验证码只能使用一次，请等待下一个。',
});

export const oidcOff = defineFault('identity.oidc-off', 'not-found', {
  en: () => 'No outside sign-in is configured here. Sign in with login and password.',
  zh: () => '本系统未配置外部登录，请使用登录名和密码。',
});

export const oidcRefused = defineFault('identity.oidc-refused', 'unauthenticated', {
  en: () => 'The outside sign-in did not succeed, took too long, or names nobody who works here. Start it again, or use login and password.',
  zh: () => '外部登录未成功、已超时，或该账号不属于本公司人员。请重新开始，或使用登录名和密码。',
});
