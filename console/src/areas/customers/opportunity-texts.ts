import { defineTexts } from '../../i18n/index.js';

export const opportunityTexts = defineTexts({
  title: { zh: '商机名称', en: 'What it is about' },
  expectedAmount: { zh: '预计金额（含税）', en: 'Expected amount, tax included' },
  expectedOn: { zh: '预计签约日', en: 'Expected to be signed on' },
});
