import { defineTexts } from '../../i18n/index.js';

/** What the menu and Ctrl+K say: loaded with the first screen, apart from the texts of the pages. */
export const menuTexts = defineTexts({
  title: { zh: '合同', en: 'Contracts' },
  copiesTitle: { zh: '副本签收', en: 'Copies' },
  sealRegister: { zh: '用印登记', en: 'Seal register' },
  requirements: { zh: '合同评审', en: 'Requirement reviews' },
  templates: { zh: '合同范本', en: 'Templates' },
});
