import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  title: { zh: '应收款', en: 'Receivables' },
  receipts: { zh: '收款', en: 'Receipts' },
  toConfirm: { zh: '待确认', en: 'To confirm' },
  toAllocate: { zh: '待分配', en: 'To allocate' },
} as const satisfies Record<string, Text>;
