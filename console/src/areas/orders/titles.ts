import type { Text } from '../../i18n/index.js';

/** What menu and Ctrl+K say of the area: loaded with the shell, unlike the rest of its texts. */
export const titles = {
  title: { zh: '订单', en: 'Orders' },
  shipments: { zh: '发运', en: 'Shipments' },
  invoices: { zh: '开票', en: 'Invoices' },
  stock: { zh: '库存', en: 'Stock' },
  ledger: { zh: '销售台帐', en: 'Sales ledger' },
  recordStock: { zh: '登记库存', en: 'Record stock' },
  issue: { zh: '登记开票', en: 'Issue' },
} as const satisfies Record<string, Text>;
