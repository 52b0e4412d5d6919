import { defineTexts } from '../../i18n/index.js';

/** What the menu and Ctrl+K say: loaded with the first screen, apart from the texts of the pages. */
export const menuTexts = defineTexts({
  title: { zh: '报价', en: 'Quotes' },
  newQuote: { zh: '新建报价', en: 'New quote' },
  proposals: { zh: '销售方案', en: 'Proposals' },
  newProposal: { zh: '写销售方案', en: 'Write a proposal' },
  exceptions: { zh: '价格例外', en: 'Price exceptions' },
  request: { zh: '申请价格例外', en: 'Ask for a price exception' },
  prices: { zh: '现行价格', en: 'Prices in force' },
  products: { zh: '产品', en: 'Products' },
  priceLists: { zh: '价目表', en: 'Price lists' },
});
