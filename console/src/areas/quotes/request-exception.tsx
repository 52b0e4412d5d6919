import type { ReactNode } from 'react';
import { takeBack } from '../../api/take-back.js';
import { FormDrawer, useToast, type FieldSpec } from '../../components/index.js';
import { common } from '../../i18n/common.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { exceptionTexts } from './exception-texts.js';
import { EXCEPTION_KINDS } from './shapes.js';

/** For whom and for what it is asked, where the page knows. */
export interface AskedFor {
  readonly customerId: string;
  readonly productId: string;
  /** The product in words. */
  readonly product: string;
  readonly floorPrice: string;
  readonly maxQuantity: string;
}

interface RequestExceptionProps {
  readonly asked?: AskedFor;
  readonly onDone?: (priceExceptionId: string) => void;
  readonly onClose: () => void;
}

const GOOD_FOR_DAYS = 14;

/** The lawful way below the price list (ORD-03, ORD-04): it goes under review at once. */
export function RequestException({ asked, onDone, onClose }: RequestExceptionProps): ReactNode {
  const t = useTexts(exceptionTexts);
  const all = useTexts(common);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="contracts.requestPriceException"
      title={t('request')}
      intro={
        <div className="form-intro">
          {asked && <p>{asked.product}</p>}
          <p className="quiet">{t('requestIntro')}</p>
        </div>
      }
      fields={[...(asked ? [] : forWhat(t)), ...terms(t)]}
      {...(asked && { args: { customerId: asked.customerId, productId: asked.productId } })}
      initial={{ kind: 'discount', validUntil: today(GOOD_FOR_DAYS), floorPrice: asked?.floorPrice, maxQuantity: asked?.maxQuantity }}
      touches={['contracts']}
      onDone={({ id, no }) => {
        say(t('requested', { no }), () => void takeBack({ operation: 'contracts.withdrawPriceException', args: { priceExceptionId: id } }, [], all('undone')));
        onDone?.(id);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

const sku = ({ sku: code }: Readonly<Record<string, unknown>>): string => String(code);

const forWhat = (t: Say<typeof exceptionTexts>): readonly FieldSpec[] => [
  { name: 'customerId', label: t('customer'), kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, required: true },
  {
    name: 'productId',
    label: t('product'),
    kind: 'lookup',
    lookup: { operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku },
    required: true,
  },
];

const terms = (t: Say<typeof exceptionTexts>): readonly FieldSpec[] => [
  { name: 'kind', label: t('kind'), kind: 'select', options: EXCEPTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })), required: true },
  { name: 'floorPrice', label: t('floorPrice'), kind: 'quantity', required: true },
  { name: 'maxQuantity', label: t('maxQuantity'), kind: 'quantity', required: true },
  { name: 'validUntil', label: t('validUntil'), kind: 'date', required: true },
  { name: 'reason', label: t('reason'), kind: 'long', required: true },
];
