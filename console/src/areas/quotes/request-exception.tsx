import type { ReactNode } from 'react';
import { FormDrawer, useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { exceptionTexts } from './exception-texts.js';
import { EXCEPTION_KINDS } from './shapes.js';

interface RequestExceptionProps {
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly onDone?: (priceExceptionId: string) => void;
  readonly onClose: () => void;
}

const GOOD_FOR_DAYS = 14;

/** The lawful way below the price list (ORD-03, ORD-04): it goes under review at once. */
export function RequestException({ initial, onDone, onClose }: RequestExceptionProps): ReactNode {
  const t = useTexts(exceptionTexts);
  const { say } = useToast();
  const kinds = EXCEPTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  const sku = ({ sku: code }: Readonly<Record<string, unknown>>): string => String(code);
  return (
    <FormDrawer
      operation="contracts.requestPriceException"
      title={t('request')}
      intro={t('requestIntro')}
      fields={[
        { name: 'customerId', label: t('customer'), kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, required: true },
        {
          name: 'productId',
          label: t('product'),
          kind: 'lookup',
          lookup: { operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku },
          required: true,
        },
        { name: 'kind', label: t('kind'), kind: 'select', options: kinds, required: true },
        { name: 'floorPrice', label: t('floorPrice'), kind: 'quantity', required: true },
        { name: 'maxQuantity', label: t('maxQuantity'), kind: 'quantity', required: true },
        { name: 'validUntil', label: t('validUntil'), kind: 'date', required: true },
        { name: 'reason', label: t('reason'), kind: 'long', required: true },
      ]}
      initial={{ kind: 'discount', validUntil: today(GOOD_FOR_DAYS), ...initial }}
      touches={['contracts']}
      onDone={({ id, no }) => {
        say(t('requested', { no }));
        onDone?.(id);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
