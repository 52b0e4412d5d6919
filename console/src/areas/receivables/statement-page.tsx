import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { DataTable, Day, Empty, Figure, Figures, Link, Loading, Money, Page, Panel, Refusal, type Column } from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { isZero } from '../orders/decimals.js';
import { useWholeList } from '../../api/whole-list.js';
import { totalsOf } from './ageing.js';
import { CreditPanel } from './credit-panel.js';
import { movementsOf, type Movement } from './movements.js';
import './receivables.css';
import { texts } from './texts.js';

type T = Say<typeof texts>;

/** 对账单: what was delivered to a customer and what was paid, with the balance, for the screen and for paper. */
export default function StatementPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const customerId = usePathParam('customerId');
  const { rows, isLoading, isCut, error } = useWholeList('orders.findReceivables', { customerId });
  const customer = rows[0]?.customerName;
  return (
    <Page
      title={customer === undefined ? t('statementTitle') : t('statement', { customer })}
      crumbs={[{ title: t('title'), to: '/receivables' }, { title: t('statementTitle') }]}
      lead={t('statementOn', { day: today() })}
      prints
    >
      {error && <Refusal problem={error} />}
      {isLoading ? <Loading /> : <Balances rows={rows} t={t} />}
      {may('credit:read') && <CreditPanel customerId={customerId} />}
      <Panel title={t('movements')} actions={isCut && <span className="warn">{t('countedOnly', { n: rows.length })}</span>} flush>
        <DataTable
          name="statement"
          columns={columnsOf(t)}
          rows={movementsOf(rows)}
          rowKey={({ key }) => key}
          isLoading={isLoading}
          empty={<Empty title={t('emptyTitle')} hint={t('emptyHint')} />}
        />
      </Panel>
    </Page>
  );
}

function Balances({ rows, t }: { readonly rows: Parameters<typeof totalsOf>[0]; readonly t: T }): ReactNode {
  return (
    <Figures>
      {totalsOf(rows).flatMap(({ currency, total, overdue, oldestOverdueDays }) => [
        <Figure key={`${currency} open`} label={t('openBalance')} value={<Money value={total} currency={currency} />} />,
        <Figure
          key={`${currency} overdue`}
          label={t('overdue')}
          value={<Money value={overdue} currency={currency} />}
          {...(!isZero(overdue) && { tone: 'bad' as const })}
        />,
        <Figure key={`${currency} oldest`} label={t('oldest')} value={t('days', { n: oldestOverdueDays })} />,
      ])}
    </Figures>
  );
}

const columnsOf = (t: T): readonly Column<Movement>[] => [
  { key: 'on', title: t('day'), render: ({ on }) => <Day value={on} /> },
  { key: 'kind', title: t('what'), render: ({ kind, receiptId }) => (receiptId === null ? t(kind) : <Link to={`/receipts/${receiptId}`}>{t(kind)}</Link>) },
  { key: 'receivableNo', title: t('no'), phone: false },
  { key: 'orderNo', title: t('order'), render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
  { key: 'charged', title: t('debit'), align: 'end', render: ({ charged, currency }) => charged !== null && <Money value={charged} currency={currency} /> },
  { key: 'paid', title: t('credited'), align: 'end', render: ({ paid, currency }) => paid !== null && <Money value={paid} currency={currency} /> },
  { key: 'balance', title: t('balance'), align: 'end', render: ({ balance, currency }) => <Money value={balance} currency={currency} /> },
];
