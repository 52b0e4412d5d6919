import type { ReactNode } from 'react';
import { useCommand, useList, useMay, type ItemOf } from '../../api/call.js';
import { Button, DataTable, Empty, FilterBar, Moment, Page, Refusal, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import './operator.css';
import { useServiceFilter } from './service-filter.js';
import { serviceOf, SERVICES, type Service } from './services.js';
import { texts } from './texts.js';

type Parked = ItemOf<'orders.findParkedEvents'>;

/** Events the bus refuses for good, with what waits behind them (R1). */
export default function ParkedPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<Record<string, string | undefined>>();
  const service = serviceOf(view.service);
  return (
    <Page title={t('parked')}>
      <FilterBar filters={[useServiceFilter(SERVICES)]} value={{ service }} onChange={(value) => change(value)} />
      <Events key={service} service={service} />
    </Page>
  );
}

function Events({ service }: { readonly service: Service }): ReactNode {
  const t = useTexts(texts);
  const mayManage = useMay()('operations:manage');
  const list = useList(`${service}.findParkedEvents`, {}, { refetchInterval: 5_000 });
  const release = useCommand(`${service}.releaseParkedEvent`, { touches: [service], done: t('released') });
  const columns: readonly Column<Parked>[] = [
    { key: 'type', title: t('event'), render: ({ type }) => <code>{type}</code> },
    { key: 'reason', title: t('reason'), render: ({ reason }) => <span className="operator-reason">{reason}</span> },
    { key: 'aggregateType', title: t('record'), render: ({ aggregateType }) => <code>{aggregateType}</code> },
    { key: 'aggregateSeq', title: t('sequence'), align: 'end' },
    { key: 'at', title: t('at'), render: ({ at }) => <Moment value={at} /> },
    ...(mayManage
      ? [
          {
            key: 'do',
            title: '',
            render: ({ eventId }: Parked) => (
              <Button busy={release.isRunning} onClick={() => void release.run({ eventId }).catch(() => undefined)}>
                {t('release')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {release.problem && <Refusal problem={release.problem} />}
      <DataTable
        name="parked-events"
        columns={columns}
        rows={list.rows}
        rowKey={({ eventId }) => eventId}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noParked')} hint={t('noParkedHint')} />}
      />
    </>
  );
}
