import { defineFault } from '@tradewind/kernel/fault';

export const ownMatter = defineFault(
  'review.own-matter',
  'refused',
  {
    en: () => 'Nobody decides on what they submitted themselves. Somebody else with this duty must decide.',
    zh: () => '任何人不得审批自己提交的事项，须由其他有此职责的人员审批。',
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2' },
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

/** What every operation that decides a review step may refuse. */
export const REVIEW_FAULTS = [ownMatter, alreadyDecidedByYou, notYourTurn, contentChanged, nothingToDecide, reasonNeeded];
