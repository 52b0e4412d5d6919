import { defineTexts } from '../../i18n/index.js';

/** What the menu and Ctrl+K say: loaded with the first screen, apart from the texts of the pages. */
export const menuTexts = defineTexts({
  title: { zh: '客户', en: 'Customers' },
  leads: { zh: '线索', en: 'Leads' },
  newCustomer: { zh: '新建客户', en: 'New customer' },
  newLead: { zh: '登记线索', en: 'New lead' },
});
