import type { ReactNode } from 'react';
import { useRead, type ReplyOf } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Page, Percent, Quantity, UnitName, type Column } from '../../components/index.js';
import { formatQuantity, today, useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { monthsUntil } from '../../i18n/months.js';
import './service.css';
import { texts } from './texts.js';

type Figures = ReplyOf<'after-sales.serviceStatistics'>['months'][number];

const MONTH = 7;
const SHOWN_BACK = 5;
const CHOICE_BACK = 23;

/** Tickets per month and branch: how many in time, how long it took, how content the customers were (AFS-03). */
export default function ServiceStatisticsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<{ readonly from?: string; readonly to?: string }>();
  const now = today().slice(0, MONTH);
  const { from = monthsUntil(now, SHOWN_BACK).at(-1) ?? now, to = now } = view;
  const { data, isLoading, error } = useRead('after-sales.serviceStatistics', { from, to });
  const options = monthsUntil(now, CHOICE_BACK).map((value) => ({ value, label: value }));
  return (
    <Page title={t('statistics')}>
      <FilterBar
        filters={[
          { key: 'from', label: t('from'), kind: 'select', options },
          { key: 'to', label: t('to'), kind: 'select', options },
        ]}
        value={{ from, to }}
        onChange={change}
      />
      <DataTable
        name="service-statistics"
        columns={columnsOf(t)}
        rows={data?.data.months ?? []}
        rowKey={({ month, branch }) => `${month} ${branch}`}
        isLoading={isLoading}
        error={error}
        empty={<Empty title={t('noFigures')} hint={t('emptyHint')} />}
      />
    </Page>
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<Figures>[] => [
  { key: 'month', title: t('month') },
  { key: 'branch', title: t('branch'), render: ({ branch }) => <UnitName path={branch === 'hq' ? branch : `hq.${branch}`} /> },
  { key: 'tickets', title: t('count'), align: 'end', render: ({ tickets }) => <Quantity value={tickets} /> },
  { key: 'acknowledgedInTime', title: t('answeredInTime'), align: 'end', render: ({ acknowledgedInTime }) => <Percent value={acknowledgedInTime} /> },
  { key: 'resolvedInTime', title: t('resolvedInTime'), align: 'end', render: ({ resolvedInTime }) => <Percent value={resolvedInTime} /> },
  { key: 'averageHoursToAcknowledge', title: t('hoursToAnswer'), align: 'end', render: (row) => inHours(row.averageHoursToAcknowledge, t) },
  { key: 'averageHoursToResolve', title: t('hoursToResolve'), align: 'end', render: (row) => inHours(row.averageHoursToResolve, t) },
  {
    key: 'satisfaction',
    title: t('satisfaction'),
    align: 'end',
    render: ({ satisfaction }) => satisfaction !== null && t('scoreOf', { score: formatQuantity(satisfaction) }),
  },
];

const inHours = (hours: string | null, t: Say<typeof texts>): ReactNode => hours !== null && t('hours', { hours: formatQuantity(hours) });
