import { defineFault } from '@tradewind/kernel/fault';

export const ownMatter = defineFault(
  'review.own-matter',
  'refused',
  {
    en: () =>
      'Nobody decides on what they submitted themselves, on what is theirs, or while they stand in for somebody whose it is. Somebody else with this duty must decide.',
    zh: () => '任何人不得审批自己提交的、属于自己的事项，或正由其代理之人的事项；须由其他有此职责的人员审批。',
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: [{ operation: 'identity.approvalPaths', whoMay: 'org:manage' }] },
);

export const alreadyDecidedByYou = defineFault(
  'review.already-decided-by-you',
  'refused',
  {
    en: () => 'You have already decided another step of this review; each step needs a different person.',
    zh: () => '您已审批过本事项的另一环节；每个环节须由不同人员审批。',
  },
  { requirement: 'ORG-14', clause: '003-T §10.2' },
);

export const notYourTurn = defineFault(
  'review.not-your-turn',
  'refused',
  {
    en: (d: { waitingFor: readonly string[] }) => `The review is waiting for: ${d.waitingFor.join(', ')}.`,
    zh: (d) => `当前等待审批的环节：${d.waitingFor.join('、')}。`,
  },
  { requirement: 'ORG-07' },
);

export const contentChanged = defineFault(
  'review.content-changed',
  'refused',
  { en: () => 'The content changed after it was submitted; this review is void. Submit it again.', zh: () => '提交后内容已变更，本次审批作废，请重新提交。' },
  { requirement: 'XCT-04' },
);

export const nothingToDecide = defineFault('review.nothing-to-decide', 'conflict', {
  en: (d: { step: string }) => `There is no open step "${d.step}" in this review.`,
  zh: (d) => `本次审批没有待处理的环节“${d.step}”。`,
});

export const reasonNeeded = defineFault(
  'review.reason-needed',
  'invalid',
  {
    en: () => 'Whoever returns something says why: send a comment, so that the author knows what to change.',
    zh: () => '退回须说明理由：请填写意见，使提交人知道需要修改什么。',
  },
  { requirement: 'ORG-07' },
);

export const nobodyToReview = defineFault(
  'review.nobody-to-review',
  'refused',
  {
    en: (d: { policy: string }) => `The policy ${d.policy} names no step for this case, so nobody could agree to it. Have the policy completed first.`,
    zh: (d) => `制度参数 ${d.policy} 没有规定本事项的审批环节，无人可批。请先完善该制度参数。`,
  },
  { requirement: 'ORG-07', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

const THE_POLICY = { operation: 'policies.propose', whoMay: 'policy:propose' };
const THE_POSTS = { operation: 'identity.assignPosts', whoMay: 'org:manage' };
const A_DEPUTY = { operation: 'identity.delegate', whoMay: 'delegation:write' };

export const roundCannotClose = defineFault(
  'review.round-cannot-close',
  'refused',
  {
    en: (d: { policy: string; round: number; needed: number; steps: number }) =>
      `The policy ${d.policy} wants ${d.needed} agreements in round ${d.round}, but only ${d.steps} step(s) of it apply to this case. Have the policy corrected first.`,
    zh: (d) => `制度参数 ${d.policy} 要求第 ${d.round} 轮取得 ${d.needed} 个同意，但本事项在该轮只有 ${d.steps} 个环节。请先更正该制度参数。`,
  },
  { requirement: 'ORG-07', waysForward: [THE_POLICY] },
);

export const nobodyIndependent = defineFault(
  'review.nobody-independent',
  'refused',
  {
    en: (d: { step: string; policy: string; passedOver: readonly string[] }) =>
      `Nobody who is not part of this matter can decide the step "${d.step}" of ${d.policy}` +
      `${d.passedOver.length > 0 ? `; passed over: ${d.passedOver.join(', ')}` : ''}. Give somebody else the post, or have the policy name somebody else.`,
    zh: (d) =>
      `${d.policy} 的环节“${d.step}”没有与本事项无关的人员可以审批${d.passedOver.length > 0 ? `（已跳过：${d.passedOver.join('、')}）` : ''}。请安排其他人员任此岗位，或修订制度参数。`,
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: [THE_POSTS, THE_POLICY] },
);

export const forNamedPeople = defineFault(
  'review.for-named-people',
  'refused',
  {
    en: (d: { step: string; names: readonly string[] }) =>
      `The step "${d.step}" of this case was given to ${d.names.join(', ')}; they decide it, or the deputy they appoint while they are away.`,
    zh: (d) => `本事项的环节“${d.step}”指定由 ${d.names.join('、')} 审批；其本人或外出期间的代理人方可审批。`,
  },
  { requirement: 'ORG-07', clause: '003-T §2.4d', waysForward: [A_DEPUTY] },
);

export const notAnEarlierStep = defineFault(
  'review.not-an-earlier-step',
  'refused',
  {
    en: (d: { to: string; earlier: readonly string[] }) =>
      `A case goes back to a step that has agreed; "${d.to}" has not.` +
      `${d.earlier.length > 0 ? ` Possible: ${d.earlier.join(', ')}.` : ''} It can always be returned to the author.`,
    zh: (d) => `只能退回到已同意的环节，“${d.to}”不是。${d.earlier.length > 0 ? `可退回：${d.earlier.join('、')}。` : ''}也可退回提交人。`,
  },
  { requirement: 'ORG-07' },
);

export const addedNotIndependent = defineFault(
  'review.added-not-independent',
  'refused',
  {
    en: (d: { name: string }) =>
      `${d.name} is part of this matter, or stands in for somebody who is, and cannot be added to those who decide on it. Add somebody else.`,
    zh: (d) => `${d.name} 与本事项有关，或正在代理有关人员，不得加签。请另选他人。`,
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2' },
);

export const addedTwice = defineFault(
  'review.added-twice',
  'refused',
  {
    en: (d: { name: string }) => `${d.name} decides, or has decided, another step of this case; each step needs a different person. Add somebody else.`,
    zh: (d) => `${d.name} 已负责或已审批本事项的另一环节；每个环节须由不同人员审批。请另选他人。`,
  },
  { requirement: 'ORG-14', clause: '003-T §10.2' },
);

export const addedNotEntitled = defineFault(
  'review.added-not-entitled',
  'refused',
  {
    en: (d: { name: string; needs: string }) =>
      `The posts of ${d.name} do not include ${d.needs} for this case. Add somebody whose posts do, or have them changed.`,
    zh: (d) => `${d.name} 的岗位对本事项没有权限 ${d.needs}。请另选有此权限的人员，或调整其岗位。`,
  },
  { requirement: 'ORG-07', waysForward: [THE_POSTS] },
);

export const notSubmittedByYou = defineFault(
  'review.not-submitted-by-you',
  'refused',
  {
    en: () => 'Only whoever submitted a case withdraws or urges it. Whoever decides can return it instead.',
    zh: () => '只有提交人可以撤回或催办；审批人可以退回。',
  },
  { requirement: 'ORG-07' },
);

export const urgedLately = defineFault(
  'review.urged-lately',
  'refused',
  {
    en: (d: { urgedAt: string; againFrom: string }) => `This case was urged at ${d.urgedAt} already; urge it again from ${d.againFrom} on.`,
    zh: (d) => `本事项已于 ${d.urgedAt} 催办；${d.againFrom} 之后方可再次催办。`,
  },
  { requirement: 'ORG-07' },
);

export const reviewOver = defineFault('review.over', 'conflict', {
  en: (d: { outcome: string }) => `There is no review under way: it is ${d.outcome}.`,
  zh: (d) => `没有进行中的审批（当前：${d.outcome}）。`,
});

/** What every operation that opens a review may refuse. */
export const OPENING_FAULTS = [nobodyToReview, roundCannotClose, nobodyIndependent];

/** What every operation that decides a review step may refuse. */
export const REVIEW_FAULTS = [ownMatter, alreadyDecidedByYou, notYourTurn, forNamedPeople, contentChanged, nothingToDecide, reasonNeeded];

export const RETURN_TO_FAULTS = [...REVIEW_FAULTS, notAnEarlierStep];

export const ADDING_FAULTS = [...REVIEW_FAULTS, addedNotIndependent, addedTwice, addedNotEntitled];

/** What whoever submitted a case may be refused when they withdraw or urge it. */
export const SUBMITTER_FAULTS = [reviewOver, notSubmittedByYou];
