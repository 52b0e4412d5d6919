import { defineFault } from '@tradewind/kernel/fault';

export const policyMissing = defineFault(
  'policy.missing',
  'unavailable',
  {
    en: (d: { key: string; org: string; on: string }) => `No policy "${d.key}" is in force for ${d.org} on ${d.on}. Have one approved first.`,
    zh: (d) => `${d.on} 没有对 ${d.org} 生效的制度参数“${d.key}”，请先批准一份。`,
  },
  { requirement: 'XCT-01', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);
