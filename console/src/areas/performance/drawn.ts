import { useLanguage } from '../../i18n/index.js';

/** Amounts on an axis are drawn in ten thousands in Chinese and in thousands in English; the table behind has them to the cent. */
export function useDrawn(): (amount: string) => number {
  const language = useLanguage();
  const unit = language === 'en' ? 1_000 : 10_000;
  return (amount) => Math.round((Number(amount) / unit) * 100) / 100;
}
