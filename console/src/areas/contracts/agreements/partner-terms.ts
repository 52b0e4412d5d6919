import type { FieldSpec } from '../../../components/index.js';
import { today, type Say } from '../../../i18n/index.js';
import type { agreementTexts } from './agreement-texts.js';
import type { partnerTexts } from './partner-texts.js';
import { sku } from './service-terms.js';
import type { PartnerAgreement } from './shapes.js';

type Values = Readonly<Record<string, unknown>>;
type Words = readonly [Say<typeof partnerTexts>, Say<typeof agreementTexts>];

/** What a partner agreement says (CON-21). */
export const partnerFields = ([t, shared]: Words, names: Readonly<Record<string, string>> = {}): readonly FieldSpec[] => [
  {
    ...{ name: 'regions', label: t('regions'), kind: 'lines', min: 1, required: true },
    columns: [
      { name: 'code', label: t('regionCode'), kind: 'text', hint: t('regionCodeHint'), required: true },
      { name: 'name', label: t('regionName'), kind: 'text', required: true },
    ],
  },
  {
    ...{ name: 'products', label: `${t('products')}（${t('noProductsHint')}）`, kind: 'lines', min: 0 },
    columns: [
      {
        ...{ name: 'productId', label: t('product'), kind: 'lookup', required: true },
        lookup: { operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku, names },
      },
    ],
  },
  { name: 'exclusive', label: t('exclusive'), kind: 'check', hint: t('exclusively') },
  { name: 'discount', label: t('discount'), kind: 'quantity', hint: t('shareHint'), required: true },
  { name: 'commission', label: t('commission'), kind: 'quantity', hint: t('shareHint'), required: true },
  { name: 'settlementDays', label: t('settlementDays'), kind: 'number', unit: t('days'), required: true },
  { name: 'validFrom', label: shared('validFrom'), kind: 'date', required: true },
  { name: 'validUntil', label: shared('validUntil'), kind: 'date', required: true },
];

const A_YEAR = 364;
export const newPartner = (): Values => ({
  ...{ regions: [{}], products: [], exclusive: false, settlementDays: 30 },
  ...{ validFrom: today(), validUntil: today(A_YEAR) },
});

/** As it stands, to be changed. */
export const asTypedPartner = ({ regions, products, exclusive, discount, commission, settlementDays, validFrom, validUntil }: PartnerAgreement): Values => ({
  ...{ regions, exclusive, discount, commission, settlementDays, validFrom, validUntil },
  products: products.map(({ productId }) => ({ productId })),
});

/** Typed line by line; the operation takes a list of ids. */
export const asPartnerTerms = ({ products, ...rest }: Values): Values => ({
  ...rest,
  productIds: ((products ?? []) as readonly { readonly productId: string }[]).map(({ productId }) => productId),
});
