import { defineTexts } from '../../i18n/index.js';

/** What the menu and the page of the day say; loaded with the first screen. */
export const titles = defineTexts({
  title: { zh: '审批', en: 'Approvals' },
  delegate: { zh: '安排代理', en: 'Have a deputy act' },
  'kind-contract': { zh: '合同', en: 'Contract' },
  'kind-claim': { zh: '报销', en: 'Claim' },
  'kind-budget': { zh: '预算', en: 'Budget' },
  'kind-supplement': { zh: '预算追加', en: 'Supplement' },
  'kind-credit': { zh: '信用', en: 'Credit' },
  'kind-price-exception': { zh: '价格例外', en: 'Price exception' },
  'kind-requirements': { zh: '合同评审', en: 'Requirements' },
  'kind-amendment': { zh: '补充协议', en: 'Amendment' },
  'kind-termination': { zh: '解除合同', en: 'Termination' },
  'kind-service-contract': { zh: '服务合同', en: 'Service contract' },
  'kind-partner-agreement': { zh: '合作协议', en: 'Partner agreement' },
});
