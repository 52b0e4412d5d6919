import { defineFault } from '@tradewind/kernel/fault';

export const signInFailed = defineFault('identity.sign-in-failed', 'unauthenticated', {
  en: () => 'The login or the password is not right, or the account is disabled.',
  zh: () => '登录名或密码不正确，或账号已停用。',
});

export const grantTypeUnknown = defineFault('identity.grant-type-unknown', 'invalid', {
  en: () => 'Only grant_type=password is there so far.',
  zh: () => '目前仅支持 grant_type=password。',
});

export const companyExists = defineFault('identity.company-exists', 'conflict', {
  en: () => 'The company has been founded already. Sign in as its administrator.',
  zh: () => '公司已经建立，请以管理员身份登录。',
});

export const setupCodeWrong = defineFault('identity.setup-code-wrong', 'forbidden', {
  en: () => 'The setup code is not right. `npm start` prints it until the company is founded.',
  zh: () => '安装码不正确。公司建立之前，`npm start` 会显示安装码。',
});

export const unitNotFound = defineFault('identity.unit-not-found', 'not-found', {
  en: (d: { unit: string }) => `There is no organisation unit ${d.unit}.`,
  zh: (d) => `没有组织单元 ${d.unit}。`,
});

export const unitExists = defineFault('identity.unit-exists', 'conflict', {
  en: (d: { path: string }) => `There is already a unit ${d.path}.`,
  zh: (d) => `组织单元 ${d.path} 已存在。`,
});

export const unitCannotHold = defineFault(
  'identity.unit-cannot-hold',
  'refused',
  {
    en: (d: { parent: string; child: string; allowed: readonly string[] }) =>
      `A ${d.parent} cannot hold a ${d.child}; it may hold: ${d.allowed.join(', ') || 'nothing'}.`,
    zh: (d) => `${d.parent} 下不能设 ${d.child}；可设：${d.allowed.join('、') || '无'}。`,
  },
  { requirement: 'ORG-05', clause: '003-A a4; 003-R §2', waysForward: [{ operation: 'identity.findUnits', whoMay: 'org:read' }] },
);

export const branchCodeTaken = defineFault('identity.branch-code-taken', 'conflict', {
  en: (d: { code: string }) => `The branch code ${d.code} is taken; business numbers begin with it, so it must be unique.`,
  zh: (d) => `分公司代码 ${d.code} 已被使用；业务编号以它开头，不能重复。`,
});

export const personNotFound = defineFault('identity.person-not-found', 'not-found', {
  en: (d: { personId: string }) => `There is no person ${d.personId}.`,
  zh: (d) => `没有人员 ${d.personId}。`,
});

export const loginTaken = defineFault('identity.login-taken', 'conflict', {
  en: (d: { login: string }) => `The login ${d.login} is taken.`,
  zh: (d) => `登录名 ${d.login} 已被使用。`,
});

export const postUnknown = defineFault(
  'identity.post-unknown',
  'refused',
  {
    en: (d: { post: string }) => `There is no post "${d.post}".`,
    zh: (d) => `没有岗位“${d.post}”。`,
  },
  { requirement: 'ORG-01', waysForward: [{ operation: 'identity.findPosts', whoMay: 'org:read' }] },
);

export const passwordTooWeak = defineFault(
  'identity.password-too-weak',
  'refused',
  {
    en: () => 'The password is too easy to guess: at least 10 characters, and not the login or the name.',
    zh: () => '密码过于简单：至少 10 个字符，且不能是登录名或姓名。',
  },
  { requirement: 'ORG-11' },
);
