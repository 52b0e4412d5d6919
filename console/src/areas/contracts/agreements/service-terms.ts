import type { FieldSpec } from '../../../components/index.js';
import { today, type Say } from '../../../i18n/index.js';
import type { agreementTexts } from './agreement-texts.js';
import type { serviceTexts } from './service-texts.js';
import type { ServiceContract } from './shapes.js';

type Words = readonly [Say<typeof serviceTexts>, Say<typeof agreementTexts>];

export const sku = ({ sku: code }: Readonly<Record<string, unknown>>): string => String(code);

/** What a service contract says (CON-17); the fee nobody types. */
export const serviceFields = ([t, shared]: Words, names: Readonly<Record<string, string>> = {}): readonly FieldSpec[] => [
  {
    ...{ name: 'items', label: t('items'), kind: 'lines', min: 1, required: true },
    columns: [
      {
        ...{ name: 'productId', label: t('product'), kind: 'lookup', required: true },
        lookup: { operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku, names },
      },
      { name: 'quantity', label: t('quantity'), kind: 'quantity', required: true },
      { name: 'content', label: t('content'), kind: 'long', required: true },
    ],
  },
  { name: 'responseHours', label: t('responseHours'), kind: 'quantity', unit: t('hours'), required: true },
  { name: 'resolutionHours', label: t('resolutionHours'), kind: 'quantity', unit: t('hours'), required: true },
  { name: 'payWithinDays', label: t('payWithinDays'), kind: 'number', unit: t('days'), required: true },
  { name: 'validFrom', label: shared('validFrom'), kind: 'date', required: true },
  { name: 'validUntil', label: shared('validUntil'), kind: 'date', required: true },
];

const A_YEAR = 364;
export const newService = (): Readonly<Record<string, unknown>> => ({ items: [{}], payWithinDays: 30, validFrom: today(), validUntil: today(A_YEAR) });

/** As it stands, to be changed. */
export const asTypedService = ({
  items,
  lines,
  responseHours,
  resolutionHours,
  payWithinDays,
  validFrom,
  validUntil,
}: ServiceContract): Readonly<Record<string, unknown>> => ({
  ...{ responseHours, resolutionHours, payWithinDays, validFrom, validUntil },
  items: items.map(({ productId, content }, place) => ({ productId, content, quantity: lines[place]?.quantity })),
});
