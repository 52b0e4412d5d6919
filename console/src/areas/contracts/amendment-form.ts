import type { FieldSpec } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { changeTexts } from './change-texts.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** What of a contract in effect is to change (CON-12). */
export function useAmendmentFields(lines: Contract['lines']): readonly FieldSpec[] {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const ofContract = lines.map(({ name, quantity, unit }, place) => ({ value: String(place + 1), label: t('lineOf', { n: place + 1, name, quantity, unit }) }));
  const payments = (['prepay', 'credit'] as const).map((value) => ({ value, label: all(`payment.${value}`) }));
  return [
    { name: 'reason', label: t('reason'), kind: 'long', required: true },
    { name: 'deliverBy', label: t('deliverBy'), kind: 'date' },
    { name: 'payment', label: t('payment'), kind: 'select', options: payments },
    {
      ...{ name: 'lines', label: t('lines'), kind: 'lines', min: 0 },
      columns: [
        { name: 'line', label: t('line'), kind: 'select', options: ofContract, required: true },
        { name: 'quantity', label: t('quantity'), kind: 'quantity', required: true },
      ],
    },
  ];
}
