import { defineTexts } from '../../i18n/index.js';

/** What the menu and Ctrl+K say: loaded with the first screen, apart from the texts of the pages. */
export const menuTexts = defineTexts({
  title: { zh: '商机', en: 'Opportunities' },
  newOpportunity: { zh: '新建商机', en: 'New opportunity' },
});
