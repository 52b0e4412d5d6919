import { useState, type ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Button,
  DataTable,
  Dialog,
  Empty,
  Facts,
  FilterBar,
  FormDrawer,
  Moment,
  Money,
  Page,
  PersonName,
  Status,
  UnitName,
  type Column,
  useStatusOptions,
} from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import './expenses.css';
import type { Payout } from './shapes.js';
import { texts } from './texts.js';

const STATUSES = ['requested', 'paid', 'refused', 'cancelled'] as const;

/** Approved bonuses that ask for their payment (EXP-13, ORG-14). */
export default function PayoutsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<ViewOf<'/expenses/payouts', string>>();
  const { q, status, open } = view;
  const list = useList('expenses.findPayouts', { ...(q && { q }), ...(status && { status: [status as Payout['status']] }) });
  const opened = list.rows.find(({ id }) => id === open);
  const columns: readonly Column<Payout>[] = [
    { key: 'no', title: t('no') },
    { key: 'personName', title: t('person') },
    { key: 'month', title: t('month') },
    { key: 'amount', title: t('amount'), align: 'end', sort: ({ amount }) => amount, render: ({ amount }) => <Money value={amount} /> },
    { key: 'status', title: t('status'), render: (row) => <Status kind="payout" value={row.status} /> },
    { key: 'bonusNo', title: t('bonusNo') },
    { key: 'org', title: t('unit'), hidden: true, render: ({ org }) => <UnitName path={org} /> },
    { key: 'requestedAt', title: t('requestedAt'), render: ({ requestedAt }) => <Moment value={requestedAt} /> },
  ];
  return (
    <Page title={t('payouts')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('payout', STATUSES) },
        ]}
        value={{ q, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="payouts"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => change({ open: id })}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noPayouts')} hint={t('noPayoutsHint')} />}
      />
      {opened && <PayoutDialog payout={opened} onClose={() => change({ open: undefined })} />}
    </Page>
  );
}

function PayoutDialog({ payout, onClose }: { readonly payout: Payout; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [doing, setDoing] = useState<'pay' | 'refuse'>();
  const payoutId = payout.id;
  const facts = [
    { label: t('person'), value: payout.personName },
    { label: t('month'), value: payout.month },
    { label: t('amount'), value: <Money value={payout.amount} /> },
    { label: t('bonusNo'), value: payout.bonusNo },
    { label: t('approvedBy'), value: <PersonName id={payout.approvedBy} /> },
    { label: t('paidBy'), value: payout.paidBy && <PersonName id={payout.paidBy} /> },
    { label: t('paymentReference'), value: payout.paymentReference },
    { label: t('refusalReason'), value: payout.refusal },
  ].filter(({ value }) => value !== null);
  if (doing === 'pay')
    return (
      <FormDrawer
        operation="expenses.payPayout"
        title={t('pay')}
        fields={[{ name: 'paymentReference', label: t('paymentReference'), kind: 'text', required: true }]}
        args={{ payoutId }}
        touches={['expenses', 'performance']}
        onDone={onClose}
        onClose={onClose}
      />
    );
  if (doing === 'refuse')
    return (
      <FormDrawer
        operation="expenses.refusePayout"
        title={t('refuse')}
        danger
        fields={[{ name: 'reason', label: t('refusalReason'), kind: 'long', required: true }]}
        args={{ payoutId }}
        touches={['expenses', 'performance']}
        onDone={onClose}
        onClose={onClose}
      />
    );
  const buttons = payout.status === 'requested' && may('payout:pay') && (
    <>
      <Button kind="main" onClick={() => setDoing('pay')}>
        {t('pay')}
      </Button>
      <Button kind="danger" onClick={() => setDoing('refuse')}>
        {t('refuse')}
      </Button>
    </>
  );
  return (
    <Dialog title={payout.no} onClose={onClose} actions={buttons}>
      <Status kind="payout" value={payout.status} />
      <Facts items={facts} />
    </Dialog>
  );
}
