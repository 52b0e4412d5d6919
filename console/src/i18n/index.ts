export { defineTexts, useTexts, useSay, say, type Text, type Texts, type Say, type TextValues } from './texts.js';
export { currentLanguage, LANGUAGES, setLanguage, useLanguage, type Language } from './language.js';
export { formatAge, formatDay, formatMoment, formatMoney, formatNumber, formatPercent, formatQuantity, today } from './format.js';
