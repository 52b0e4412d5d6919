import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Page, Status, UnitName, useStatusOptions, type Column } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import './policies.css';
import type { RegulationSummary } from './shapes.js';
import { texts } from './texts.js';

/** Regulations as controlled documents: number, edition, who drafted, reviewed and approved (XCT-02). */
export default function RegulationsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const language = useLanguage();
  const [view, change] = useView<Record<string, string | undefined>>();
  const { q, status } = view;
  const list = useList('policies.findRegulations', { ...(q && { q }), ...(status && { status: [status as RegulationSummary['status']] }) });
  const columns: readonly Column<RegulationSummary>[] = [
    { key: 'title', title: t('search'), render: ({ titleZh, titleEn }) => <strong>{language === 'en' ? titleEn : titleZh}</strong> },
    { key: 'number', title: t('number') },
    { key: 'edition', title: t('edition'), align: 'end', render: ({ edition }) => edition ?? '—' },
    { key: 'status', title: t('status'), render: (row) => <Status kind="regulation" value={row.status} /> },
    { key: 'effectiveFrom', title: t('effectiveFrom') },
    { key: 'reviewBy', title: t('reviewBy') },
    { key: 'interpretedBy', title: t('interpretedBy'), render: ({ interpretedBy }) => <UnitName path={interpretedBy} /> },
  ];
  return (
    <Page title={t('regulations')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('searchReg'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('regulation') },
        ]}
        value={{ q, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="regulations"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => go(`/policies/regulations/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noRegulations')} hint={t('noRegulationsHint')} />}
      />
    </Page>
  );
}
