export { defineTexts, useSay, useTexts, type Say, type Text, type Texts, type TextValues } from './texts.js';
export { currentLanguage, LANGUAGES, languageReady, setLanguage, useLanguage, type Language } from './language.js';
export { formatAge, formatDay, formatMoment, formatMoney, formatNumber, formatPercent, formatQuantity, today } from './format.js';
