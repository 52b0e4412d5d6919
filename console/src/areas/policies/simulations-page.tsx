import type { ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Moment, Page, Status, UnitName, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import './policies.css';
import { texts } from './texts.js';
import { useKindWord } from './words.js';

type Row = ItemOf<'policies.findSimulations'>;

export default function SimulationsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const kindWord = useKindWord();
  const [view, change] = useView<Record<string, string | undefined>>();
  const status = view.status as Row['status'] | undefined;
  const list = useList('policies.findSimulations', { ...(status && { status: [status] }) });
  const columns: readonly Column<Row>[] = [
    { key: 'reason', title: t('question') },
    { key: 'drafts', title: t('drafts'), render: ({ drafts }) => drafts.map(({ key }) => kindWord(key)).join(', ') },
    { key: 'status', title: t('status'), render: (row) => <Status kind="simulation" value={row.status} /> },
    { key: 'period', title: t('period'), render: ({ from, to }) => `${from} – ${to}` },
    { key: 'org', title: t('forUnit'), hidden: true, render: ({ org }) => <UnitName path={org} /> },
    { key: 'requestedByName', title: t('requestedBy') },
    { key: 'requestedAt', title: t('requestedAt'), render: ({ requestedAt }) => <Moment value={requestedAt} /> },
  ];
  return (
    <Page title={t('simulations')}>
      <FilterBar
        filters={[{ key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('simulation') }]}
        value={{ status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="simulations"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => go(`/policies/simulations/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noSimulations')} hint={t('noSimulationsHint')} />}
      />
    </Page>
  );
}
