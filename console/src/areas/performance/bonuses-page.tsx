import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Money, Page, Status, UnitName, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { ExportList } from '../imports/export-list.js';
import { useBranches } from './branches.js';
import { recentMonths } from './months.js';
import './performance.css';
import type { BonusSummary } from './shapes.js';
import { texts } from './texts.js';

const STATUSES = ['computed', 'approved', 'paying', 'paid'] as const;

export default function BonusesPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const branches = useBranches();
  const [view, change] = useView<Record<string, string | undefined>>();
  const { q, month, branch, status } = view;
  const asked = {
    ...(q && { q }),
    ...(month && { month }),
    ...(branch && { branch }),
    ...(status && { status: [status as BonusSummary['status']] }),
  };
  const list = useList('performance.findBonuses', asked);
  const columns: readonly Column<BonusSummary>[] = [
    { key: 'personName', title: t('person') },
    { key: 'month', title: t('month') },
    { key: 'amount', title: t('amount'), align: 'end', sort: ({ amount }) => amount, render: ({ amount }) => <Money value={amount} /> },
    { key: 'status', title: t('status'), render: (row) => <Status kind="bonus" value={row.status} /> },
    { key: 'no', title: t('no'), render: ({ no }) => no ?? '—' },
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} /> },
  ];
  return (
    <Page title={t('bonuses')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'month', label: t('month'), kind: 'select', options: recentMonths(24) },
          { key: 'branch', label: t('branch'), kind: 'select', options: branches.options },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('bonus', STATUSES) },
        ]}
        value={{ q, month, branch, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="bonuses"
        columns={columns}
        rows={list.rows}
        tools={<ExportList of="bonuses" filters={asked} />}
        onOpen={({ id }) => go(`/performance/bonuses/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noBonuses')} hint={t('noBonusesHint')} />}
      />
    </Page>
  );
}
