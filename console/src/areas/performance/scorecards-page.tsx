import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Page, Percent, Status, UnitName, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { useBranches } from './branches.js';
import { recentMonths } from './months.js';
import './performance.css';
import type { ScorecardSummary } from './shapes.js';
import { texts } from './texts.js';

const STATUSES = ['calculated', 'published', 'disputed', 'locked'] as const;

export default function ScorecardsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const branches = useBranches();
  const [view, change] = useView<Record<string, string | undefined>>();
  const { q, month, branch, status } = view;
  const list = useList('performance.findScorecards', {
    ...(q && { q }),
    ...(month && { month }),
    ...(branch && { branch }),
    ...(status && { status: [status as ScorecardSummary['status']] }),
  });
  const columns: readonly Column<ScorecardSummary>[] = [
    { key: 'personName', title: t('person') },
    { key: 'month', title: t('month') },
    { key: 'score', title: t('score'), align: 'end', sort: ({ score }) => score, render: ({ score }) => <Percent value={score} /> },
    { key: 'status', title: t('status'), render: (row) => <Status kind="scorecard" value={row.status} /> },
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} /> },
    { key: 'branch', title: t('branch'), hidden: true, render: (row) => branches.nameOf(row.branch) },
  ];
  return (
    <Page title={t('scorecards')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'month', label: t('month'), kind: 'select', options: recentMonths(24) },
          { key: 'branch', label: t('branch'), kind: 'select', options: branches.options },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('scorecard', STATUSES) },
        ]}
        value={{ q, month, branch, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="scorecards"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => go(`/performance/scorecards/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noScorecards')} hint={t('noScorecardsHint')} />}
      />
    </Page>
  );
}
