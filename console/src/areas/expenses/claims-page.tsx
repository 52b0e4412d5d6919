import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import { Button, DataTable, Empty, FilterBar, Moment, Money, Page, Status, UnitName, type Column, useStatusOptions } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { ExportList } from '../imports/export-list.js';
import { DraftClaim } from './draft-claim.js';
import './expenses.css';
import type { Claim } from './shapes.js';
import { texts } from './texts.js';

const STATUSES = ['draft', 'in-review', 'approved', 'paid', 'rejected', 'withdrawn'] as const;

/** Claims the reader may see: their own, or those of their unit. */
export default function ClaimsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<ViewOf<'/expenses', string>>();
  const { q, status } = view;
  const asked = { ...(q && { q }), ...(status && { status: [status as Claim['status']] }) };
  const list = useList('expenses.findClaims', asked);
  const begin = may('claim:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'draft' })}>
      {t('newClaim')}
    </Button>
  );

  return (
    <Page title={t('claims')} actions={begin}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('claim', STATUSES) },
        ]}
        value={{ q, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="claims"
        columns={useColumns()}
        rows={list.rows}
        tools={<ExportList of="claims" filters={asked} />}
        onOpen={({ id }) => go(`/expenses/claims/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noClaims')} hint={t('noClaimsHint')} action={begin} />}
      />
      {view.do === 'draft' && <DraftClaim onDone={({ id }) => go(`/expenses/claims/${id}`)} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

function useColumns(): readonly Column<Claim>[] {
  const t = useTexts(texts);
  return [
    { key: 'no', title: t('no'), render: ({ no }) => no ?? t('notNumbered') },
    { key: 'claimantName', title: t('claimant') },
    { key: 'reason', title: t('reason'), render: ({ lines }) => lines[0]?.reason ?? '' },
    { key: 'total', title: t('total'), align: 'end', sort: ({ total }) => total, render: ({ total }) => <Money value={total} /> },
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="claim" value={status} /> },
    { key: 'org', title: t('unit'), hidden: true, render: ({ org }) => <UnitName path={org} /> },
    { key: 'submittedAt', title: t('submitted'), render: ({ submittedAt }) => submittedAt && <Moment value={submittedAt} /> },
    { key: 'updatedAt', title: t('changed'), hidden: true, render: ({ updatedAt }) => <Moment value={updatedAt} /> },
  ];
}
