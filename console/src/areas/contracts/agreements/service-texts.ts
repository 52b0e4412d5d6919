import { defineTexts } from '../../../i18n/index.js';

export const serviceTexts = defineTexts({
  draft: { zh: '起草服务合同', en: 'Draft a service contract' },
  draftIntro: {
    zh: '填写服务内容和时限；服务费按价目表、文字按范本由系统生成。',
    en: 'Say what is done and how quickly; the fee comes from the price list, the wording from the template.',
  },
  empty: { zh: '没有服务合同', en: 'No service contracts' },
  emptyHint: {
    zh: '服务合同约定服务内容、响应和解决时限；生效后，客户的工单按其时限计时。',
    en: 'A service contract says what is done and how quickly; once in effect, the customer’s tickets keep its time limits.',
  },
  customer: { zh: '客户', en: 'Customer' },
  items: { zh: '服务内容', en: 'Services' },
  product: { zh: '服务项目', en: 'Service' },
  quantity: { zh: '数量', en: 'Quantity' },
  content: { zh: '内容', en: 'What is done' },
  unitPrice: { zh: '含税单价', en: 'Price' },
  fee: { zh: '服务费', en: 'Fee' },
  net: { zh: '不含税', en: 'Net' },
  tax: { zh: '税额', en: 'Tax' },
  responseHours: { zh: '响应时限', en: 'Answered within' },
  resolutionHours: { zh: '解决时限', en: 'Resolved within' },
  hours: { zh: '小时', en: 'h' },
  payWithinDays: { zh: '付款期限', en: 'Paid within' },
  days: { zh: '天', en: 'days' },
});
