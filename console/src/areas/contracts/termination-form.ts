import type { FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { changeTexts } from './change-texts.js';

const GROUNDS = ['agreement', 'customer-breach', 'company-breach', 'force-majeure'] as const;

/** Why and when a contract in effect is to end, and how money is settled (CON-12, CON-15). */
export function useTerminationForm(): { readonly fields: readonly FieldSpec[]; readonly initial: Readonly<Record<string, unknown>> } {
  const t = useTexts(changeTexts);
  return {
    fields: [
      { name: 'ground', label: t('ground'), kind: 'select', options: GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) })), required: true },
      { name: 'reason', label: t('reason'), kind: 'long', required: true },
      { name: 'endsOn', label: t('endsOn'), kind: 'date', required: true },
      { name: 'settlement', label: t('settlement'), kind: 'text' },
    ],
    initial: { ground: 'agreement', endsOn: today() },
  };
}
