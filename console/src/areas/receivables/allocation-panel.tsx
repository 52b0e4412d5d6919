import { useState, type ReactNode } from 'react';
import { useCommand, useList, type Problem } from '../../api/call.js';
import { Button, DataTable, Empty, Link, Loading, Money, Panel, Refusal, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useWholeList } from '../../api/whole-list.js';
import type { Receipt } from '../orders/shapes.js';
import { suggestionsFor, type Suggestion } from './suggestions.js';
import { texts } from './texts.js';

type T = Say<typeof texts>;

/** Where the rest of a receipt may go; one press allocates it to one order, and the platform says what was taken. */
export function AllocationPanel({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const t = useTexts(texts);
  const { customerId, currency } = receipt;
  const [refused, setRefused] = useState<Problem | null>(null);
  const receivables = useWholeList('orders.findReceivables', { customerId, status: ['open', 'part-paid', 'overdue'] });
  const orders = useList('orders.findOrders', { customerId, limit: 200 });
  if (receivables.isLoading || orders.isLoading) return <Loading />;
  const suggestions = suggestionsFor(receipt, receivables.rows, orders.rows);
  return (
    <Panel title={t('suggestions')} flush>
      <p className="quiet allocation-hint">{t('suggestionsHint')}</p>
      {refused && <Refusal problem={refused} />}
      <DataTable
        name="allocation"
        columns={columnsOf(t, currency, (suggestion) => (
          <AllocateButton {...{ receipt, suggestion, t, setRefused }} isFirst={suggestion === suggestions[0]} />
        ))}
        rows={suggestions}
        rowKey={({ orderId }) => orderId}
        error={receivables.error ?? orders.error}
        empty={<Empty title={t('noSuggestions')} hint={t('suggestionsHint')} />}
      />
    </Panel>
  );
}

const columnsOf = (t: T, currency: string, button: (suggestion: Suggestion) => ReactNode): readonly Column<Suggestion>[] => [
  { key: 'orderNo', title: t('order'), render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
  { key: 'dueOn', title: t('dueOn'), render: (suggestion) => <Due suggestion={suggestion} t={t} /> },
  { key: 'owed', title: t('owed'), align: 'end', render: ({ owed }) => <Money value={owed} currency={currency} /> },
  { key: 'takes', title: t('takes'), align: 'end', render: ({ takes }) => <Money value={takes} currency={currency} /> },
  { key: 'allocate', title: t('allocate'), align: 'end', render: button },
];

function Due({ suggestion: { dueOn, overdueDays }, t }: { readonly suggestion: Suggestion; readonly t: T }): ReactNode {
  if (dueOn === null) return t('waitsForPayment');
  return overdueDays > 0 ? <span className="bad">{t('dueSince', { n: overdueDays })}</span> : t('due', { day: dueOn });
}

interface ButtonGiven {
  readonly receipt: Receipt;
  readonly suggestion: Suggestion;
  readonly isFirst: boolean;
  readonly t: T;
  readonly setRefused: (problem: Problem | null) => void;
}

function AllocateButton({ receipt: { id: receiptId }, suggestion: { orderId, orderNo }, isFirst, t, setRefused }: ButtonGiven): ReactNode {
  const { run, isRunning } = useCommand('orders.allocateReceipt', { done: t('allocatedNow', { order: orderNo }) });
  const allocate = async (): Promise<void> => {
    setRefused(null);
    await run({ receiptId, orderId }).catch((problem: unknown) => setRefused(problem as Problem));
  };
  return (
    <Button kind={isFirst ? 'main' : 'plain'} busy={isRunning} onClick={() => void allocate()} {...(isFirst && { hotkey: 'e' })}>
      {t('allocate')}
    </Button>
  );
}
