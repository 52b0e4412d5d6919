import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  budgets: { zh: '预算', en: 'Budgets' },
  claims: { zh: '报销单', en: 'Claims' },
  newBudget: { zh: '编制预算', en: 'Draft a budget' },
  newClaim: { zh: '填写报销单', en: 'New claim' },
  payouts: { zh: '奖金发放', en: 'Bonus payouts' },
  requestSupplement: { zh: '申请追加预算', en: 'Request a supplement' },
  supplements: { zh: '追加预算', en: 'Supplements' },
  title: { zh: '费用', en: 'Expenses' },
} as const satisfies Record<string, Text>;
