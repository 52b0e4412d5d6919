import { defineFault } from '@tradewind/kernel/fault';

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

export const WEAKNESSES = ['short', 'common', 'personal'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

const WHY_WEAK: Record<Weakness, { en: string; zh: string }> = {
  short: { en: 'it has fewer than 8 characters', zh: '少于 8 个字符' },
  common: { en: 'it is on the list of passwords that are tried first', zh: '属于常见或已泄露的密码' },
  personal: { en: 'it is made of the login, the name or the company’s name', zh: '由登录名、姓名或公司名称组成' },
};

export const passwordTooWeak = defineFault(
  'identity.password-too-weak',
  'refused',
  {
    en: (d: { why: Weakness }) => `The password is too easy to guess: ${WHY_WEAK[d.why].en}. A sentence of four words is a good one.`,
    zh: (d) => `密码过于简单：${WHY_WEAK[d.why].zh}。建议使用由几个词组成的一句话。`,
  },
  { requirement: 'ORG-11' },
);

export const unitClosed = defineFault('identity.unit-closed', 'conflict', {
  en: (d: { unit: string }) => `The unit ${d.unit} is closed; nothing new belongs there.`,
  zh: (d) => `组织单元 ${d.unit} 已撤销，不能再新增内容。`,
});

export const unitNotEmpty = defineFault(
  'identity.unit-not-empty',
  'refused',
  {
    en: (d: { unit: string; people: number; units: number }) =>
      `${d.unit} still has ${d.people} people and ${d.units} open units. Move them first, then close it.`,
    zh: (d) => `${d.unit} 尚有 ${d.people} 名人员和 ${d.units} 个未撤销的下级单元。请先调整人员与下级单元再撤销。`,
  },
  {
    requirement: 'ORG-05',
    clause: '003-A a4; 003-R §2',
    waysForward: [
      { operation: 'identity.assignPosts', whoMay: 'org:manage' },
      { operation: 'identity.moveUnit', whoMay: 'org:manage' },
    ],
  },
);

export const unitCannotMove = defineFault(
  'identity.unit-cannot-move',
  'refused',
  {
    en: (d: { unit: string; to: string }) =>
      `${d.unit} cannot move below ${d.to}: a unit does not go below itself, head office stays, and departments stay with the books of their branch. Open a new unit there and hand the work over.`,
    zh: (d) => `${d.unit} 不能移到 ${d.to} 下：单元不能移到自身之下，总部不能移动，部门须留在其分公司账套内。请在该处新设单元并交接工作。`,
  },
  {
    requirement: 'ORG-05',
    clause: '003-R §2',
    waysForward: [
      { operation: 'identity.addUnit', whoMay: 'org:manage' },
      { operation: 'identity.handOverAll', whoMay: 'org:manage' },
    ],
  },
);
