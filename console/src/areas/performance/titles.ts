import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  bonuses: { zh: '奖金', en: 'Bonuses' },
  dashboard: { zh: '业绩看板', en: 'Dashboard' },
  months: { zh: '月结', en: 'Month close' },
  newTarget: { zh: '编制目标', en: 'Draft a target' },
  requestClosing: { zh: '申请月结', en: 'Request closing' },
  scorecards: { zh: '考核表', en: 'Scorecards' },
  targets: { zh: '目标', en: 'Targets' },
  title: { zh: '绩效', en: 'Performance' },
} as const satisfies Record<string, Text>;
