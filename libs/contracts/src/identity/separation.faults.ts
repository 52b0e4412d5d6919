import { defineFault } from '@tradewind/kernel/fault';

const ASSIGN = [
  { operation: 'identity.assignPosts', whoMay: 'org:manage' },
  { operation: 'identity.approvalPaths', whoMay: 'org:manage' },
];

export const dutiesNotSeparate = defineFault(
  'identity.duties-not-separate',
  'refused',
  {
    en: (d: { name: string; one: string; other: string; path: string }) =>
      `${d.name} would hold both ${d.one} and ${d.other} (by ${d.path}) and could so carry a matter through alone. Give one of them to somebody else.`,
    zh: (d) => `${d.name} 将同时拥有 ${d.one} 与 ${d.other}（途径：${d.path}），可独自办结同一事项。请将其中一项交由他人。`,
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: ASSIGN },
);

export const approvalLost = defineFault(
  'identity.approval-lost',
  'refused',
  {
    en: (d: { kind: string; step: string; name: string; path: string }) =>
      `After this nobody independent would be left to decide the step "${d.step}" (${d.kind}) on what ${d.name} submits: ${d.path}. Give the duty to somebody else first.`,
    zh: (d) => `此变更后，${d.name} 提交的事项（${d.kind}）在环节“${d.step}”将无独立人员审批：${d.path}。请先将该职责交给他人。`,
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: ASSIGN },
);
