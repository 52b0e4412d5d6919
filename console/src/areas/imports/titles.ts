import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  newExport: { zh: '导出数据', en: 'New export' },
  title: { zh: '导入与导出', en: 'Imports and exports' },
  exports: { zh: '导出', en: 'Exports' },
  importCustomers: { zh: '导入客户', en: 'Import customers' },
} as const satisfies Record<string, Text>;
