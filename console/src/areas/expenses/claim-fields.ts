import { useRead } from '../../api/call.js';
import type { FieldSpec, Option } from '../../components/index.js';
import { formatMoney, useTexts } from '../../i18n/index.js';
import { texts, voucherKinds } from './texts.js';
import { useWords } from './words.js';

/** The expense categories in force, by their names; the code where one is no longer in force. */
export function useCategories(): { readonly options: readonly Option[]; readonly nameOf: (code: string) => string } {
  const { data } = useRead('expenses.expenseCategories', {});
  const items = data?.data.items ?? [];
  return {
    options: items.map(({ code, name }) => ({ value: code, label: name })),
    nameOf: (code) => items.find((each) => each.code === code)?.name ?? code,
  };
}

/** What a line of a claim says. */
export function useClaimLineFields(left: ReadonlyMap<string, string> = new Map()): readonly FieldSpec[] {
  const t = useTexts(texts);
  const voucherWord = useWords(voucherKinds);
  const { options } = useCategories();
  const categories = options.map(({ value, label }) => {
    const available = left.get(value);
    return { value, label: available === undefined ? label : `${label} · ${t('availableFor', { amount: formatMoney(available) })}` };
  });
  return [
    { name: 'category', label: t('category'), kind: 'select', options: categories, required: true },
    { name: 'amount', label: t('amount'), kind: 'money', required: true },
    { name: 'spentOn', label: t('spentOn'), kind: 'date', required: true },
    {
      name: 'voucherKind',
      label: t('voucherKind'),
      kind: 'select',
      required: true,
      options: Object.keys(voucherKinds).map((kind) => ({ value: kind, label: voucherWord(kind) })),
    },
    { name: 'voucherNo', label: t('voucherNo'), kind: 'text', required: true },
    { name: 'reason', label: t('reason'), kind: 'text', required: true },
  ];
}
