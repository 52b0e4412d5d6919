import { shareOf } from '../../components/decimal.js';
import { useLanguage } from '../../i18n/index.js';

/** Amounts on an axis are drawn in ten thousands in Chinese and in thousands in English; the table behind has them to the cent. */
export function useDrawn(): (amount: string) => number {
  const unit = useLanguage() === 'en' ? '1000' : '10000';
  return (amount) => shareOf(amount, unit);
}
