import { defineTexts } from '../../i18n/index.js';
import { titles } from './titles.js';

export const texts = defineTexts({
  ...titles,
  myExports: { zh: '我的导出', en: 'My exports' },
  what: { zh: '内容', en: 'What' },
  format: { zh: '格式', en: 'Format' },
  language: { zh: '表头语言', en: 'Headings in' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },
  status: { zh: '状态', en: 'Status' },
  progress: { zh: '进度', en: 'Progress' },
  rows: { zh: '{n} 行', en: '{n} rows', one: '{n} row' },
  size: { zh: '大小', en: 'Size' },
  kilobytes: { zh: '{n} kB', en: '{n} kB' },
  requestedAt: { zh: '申请时间', en: 'Asked for' },
  expiresAt: { zh: '保留至', en: 'Kept until' },
  export: { zh: '导出', en: 'Export' },
  exportOf: { zh: '导出{what}', en: 'Export: {what}' },
  asShown: {
    zh: '按列表当前的条件导出，含尚未加载的行；遮挡方式与列表相同，并记入审计。',
    en: 'All rows by the conditions of the list as it is, also those not loaded yet, masked like the list; it is on the record.',
  },
  mayClose: { zh: '可以先关闭，完成后在“我的导出”下载。', en: 'You may close this; the file will be among your exports.' },
  download: { zh: '下载', en: 'Download' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelled: { zh: '导出已取消', en: 'Export cancelled' },
  lead: {
    zh: '按您现在有权查看的范围导出，遮挡方式与列表相同，并记入审计。要筛选，请在列表上导出。',
    en: 'Holds what your posts reach now, masked like the list, and is on the record. To filter, export from the list.',
  },
  noExports: { zh: '还没有导出', en: 'No exports yet' },
  noExportsHint: { zh: '选择要导出的内容，完成后在这里下载。', en: 'Choose what to export; download it here when it is ready.' },
});

export const collectionWords = defineTexts({
  customers: { zh: '客户', en: 'Customers' },
  leads: { zh: '线索', en: 'Leads' },
  opportunities: { zh: '商机', en: 'Opportunities' },
  quotes: { zh: '报价', en: 'Quotes' },
  contracts: { zh: '合同', en: 'Contracts' },
  orders: { zh: '订单', en: 'Orders' },
  receipts: { zh: '收款', en: 'Receipts' },
  receivables: { zh: '应收', en: 'Receivables' },
  tickets: { zh: '工单', en: 'Tickets' },
  budgets: { zh: '预算', en: 'Budgets' },
  claims: { zh: '报销单', en: 'Claims' },
  'kpi-facts': { zh: '考核事实', en: 'KPI facts' },
  bonuses: { zh: '奖金', en: 'Bonuses' },
});
