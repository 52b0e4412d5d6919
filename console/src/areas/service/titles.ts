import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  title: { zh: '售后', en: 'After-sales' },
  queue: { zh: '工单', en: 'Tickets' },
  visits: { zh: '回访', en: 'Return visits' },
  surveys: { zh: '满意度', en: 'Satisfaction' },
  files: { zh: '售后档案', en: 'Service files' },
  statistics: { zh: '服务时效', en: 'Service figures' },
  openTicket: { zh: '新建工单', en: 'Open ticket' },
} as const satisfies Record<string, Text>;
