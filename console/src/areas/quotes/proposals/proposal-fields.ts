import { useMay } from '../../../api/call.js';
import type { FieldSpec } from '../../../components/index.js';
import { useTexts, type Say } from '../../../i18n/index.js';
import { PAYMENTS, REQUIREMENT_ABOUTS } from '../shapes.js';
import { proposalTexts } from './proposal-texts.js';
import type { Edition } from './shapes.js';

type Words = Say<typeof proposalTexts>;

const sku = ({ sku: code }: Readonly<Record<string, unknown>>): string => String(code);

/** What a proposal says (ORD-01); prices come from the lists, or from an exception that is named. */
export function useProposalFields(customerId: string | undefined, lines: Edition['lines'] = []): readonly FieldSpec[] {
  const t = useTexts(proposalTexts);
  const mayExcept = useMay()('price-exception:read') && customerId !== undefined;
  return [
    { name: 'title', label: t('name'), kind: 'text', required: true },
    { name: 'needs', label: t('needs'), kind: 'long', required: true },
    goods(t, mayExcept ? customerId : undefined, lines),
    { name: 'payment', label: t('payment'), kind: 'select', options: PAYMENTS.map((value) => ({ value, label: t(`payment.${value}`) })), required: true },
    { name: 'deliverBy', label: t('deliverBy'), kind: 'date' },
    { name: 'delivery', label: t('delivery'), kind: 'long', required: true },
    { name: 'afterSales', label: t('afterSales'), kind: 'long', required: true },
    {
      ...{ name: 'requirements', label: t('requirements'), kind: 'lines', min: 0 },
      columns: [
        {
          name: 'about',
          label: t('about'),
          kind: 'select',
          options: REQUIREMENT_ABOUTS.map((value) => ({ value, label: t(`about.${value}`) })),
          required: true,
        },
        { name: 'text', label: t('text'), kind: 'text', required: true },
      ],
    },
  ];
}

function goods(t: Words, customerId: string | undefined, lines: Edition['lines']): FieldSpec {
  const exceptions = lines.flatMap(({ priceExceptionId }) => (priceExceptionId === undefined ? [] : [[priceExceptionId, t('approvedException')] as const]));
  const product: FieldSpec = {
    ...{ name: 'productId', label: t('product'), kind: 'lookup', required: true },
    lookup: {
      ...{ operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku },
      names: Object.fromEntries(lines.map(({ productId, name }) => [productId, name])),
    },
  };
  const exception: FieldSpec = {
    ...{ name: 'priceExceptionId', label: t('exception'), kind: 'lookup', hint: t('exceptionHint') },
    lookup: {
      ...{ operation: 'contracts.findPriceExceptions', args: { status: ['approved'], customerId } },
      ...{ label: ({ no, productName }) => `${String(no)} ${String(productName)}`, detail: sku, names: Object.fromEntries(exceptions) },
    },
  };
  const quantity: FieldSpec = { name: 'quantity', label: t('quantity'), kind: 'quantity', required: true };
  return {
    ...{ name: 'lines', label: t('lines'), kind: 'lines', min: 1, required: true },
    columns: [product, quantity, ...(customerId === undefined ? [] : [exception])],
  };
}

/** An edition as it can be typed on. */
export const asTyped = ({ title, needs, lines, payment, deliverBy, delivery, afterSales, requirements }: Edition): Readonly<Record<string, unknown>> => ({
  ...{ title, needs, payment, deliverBy, delivery, afterSales, requirements },
  lines: lines.map(({ productId, quantity, priceExceptionId }) => ({ productId, quantity, ...(priceExceptionId !== undefined && { priceExceptionId }) })),
});
