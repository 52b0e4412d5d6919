import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { FormDrawer, useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { Invoice } from './shapes.js';
import { texts } from './texts.js';

export interface Issuing {
  /** Opens the drawer for a request; undefined for who may not issue. */
  readonly issue: ((invoice: Invoice) => void) | undefined;
  readonly drawer: ReactNode;
}

/** Finance records the number of the tax system for what was requested (ORD-23). */
export function useIssuing(rows: readonly Invoice[]): Issuing {
  const t = useTexts(texts);
  const may = useMay();
  const { say } = useToast();
  const [view, change] = useView<{ readonly issue?: string }>();
  if (!may('invoice:issue')) return { issue: undefined, drawer: null };
  const current = rows.find(({ id, status }) => id === view.issue && status === 'requested');
  const close = (): void => change({ issue: undefined });
  const done = (): void => {
    close();
    say(t('invoiceIssued'));
  };
  return {
    issue: ({ id }) => change({ issue: id }),
    drawer: current && (
      <FormDrawer
        operation="orders.issueInvoice"
        title={`${t('issue')} ${current.orderNo}`}
        args={{ invoiceId: current.id }}
        fields={[{ name: 'taxNumber', label: t('taxNumber'), kind: 'text', required: true, hint: t('taxNumberHint') }]}
        onDone={done}
        onClose={close}
      />
    ),
  };
}
