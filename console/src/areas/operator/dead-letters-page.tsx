import { useState, type ReactNode } from 'react';
import { useCommand, useList, useMay, type ItemOf } from '../../api/call.js';
import {
  Button,
  DataTable,
  Empty,
  FilterBar,
  FormDrawer,
  Moment,
  Page,
  Refusal,
  Status,
  UnitName,
  useStatusOptions,
  type Column,
} from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import './operator.css';
import { useServiceFilter } from './service-filter.js';
import { serviceOf, SERVICES, type Service } from './services.js';
import { texts } from './texts.js';

type Letter = ItemOf<'orders.findDeadLetters'>;

/** Events a service could not take in: replayed once their cause is removed, or given up with a reason (R12). */
export default function DeadLettersPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<Record<string, string | undefined>>();
  const service = serviceOf(view.service);
  const state = view.state as Letter['state'] | undefined;
  return (
    <Page title={t('deadLetters')}>
      <FilterBar
        filters={[useServiceFilter(SERVICES), { key: 'state', label: t('state'), kind: 'select', options: useStatusOptions('dead-letter') }]}
        value={{ service, state }}
        onChange={(value) => change(value)}
      />
      <Letters key={service} service={service} state={state} />
    </Page>
  );
}

function Letters({ service, state }: { readonly service: Service; readonly state: Letter['state'] | undefined }): ReactNode {
  const t = useTexts(texts);
  const mayManage = useMay()('operations:manage');
  const [discarding, setDiscarding] = useState<string>();
  const list = useList(`${service}.findDeadLetters`, { ...(state && { state }) }, { refetchInterval: 5_000 });
  const replay = useCommand(`${service}.replayDeadLetter`, { touches: [service], done: t('replayed') });
  const columns: readonly Column<Letter>[] = [
    { key: 'type', title: t('event'), render: ({ type }) => <code>{type}</code> },
    { key: 'consumer', title: t('consumer'), render: ({ consumer }) => <code>{consumer}</code> },
    { key: 'reason', title: t('reason'), render: ({ reason }) => <span className="operator-reason">{reason}</span> },
    { key: 'state', title: t('state'), render: (row) => <Status kind="dead-letter" value={row.state} /> },
    { key: 'attempts', title: t('attempts'), align: 'end' },
    { key: 'at', title: t('at'), render: ({ at }) => <Moment value={at} /> },
    { key: 'org', title: t('unit'), hidden: true, render: ({ org }) => <UnitName path={org} /> },
    { key: 'aggregateType', title: t('record'), hidden: true, render: ({ aggregateType }) => <code>{aggregateType}</code> },
    { key: 'aggregateSeq', title: t('sequence'), hidden: true, align: 'end' },
    ...(mayManage
      ? [
          {
            key: 'do',
            title: '',
            render: ({ id, state: now }: Letter) =>
              now === 'dead' && (
                <span className="row-actions">
                  <Button busy={replay.isRunning} onClick={() => void replay.run({ deadLetterId: id }).catch(() => undefined)}>
                    {t('replay')}
                  </Button>
                  <Button kind="danger" onClick={() => setDiscarding(id)}>
                    {t('discard')}
                  </Button>
                </span>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      {replay.problem && <Refusal problem={replay.problem} />}
      <DataTable
        name="dead-letters"
        columns={columns}
        rows={list.rows}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noDeadLetters')} hint={t('noDeadLettersHint')} />}
      />
      {discarding !== undefined && (
        <FormDrawer
          operation={`${service}.discardDeadLetter`}
          title={t('discard')}
          danger
          intro={<p>{t('discardLead')}</p>}
          fields={[{ name: 'reason', label: t('discardWhy'), kind: 'long', required: true }]}
          args={{ deadLetterId: discarding }}
          touches={[service]}
          onDone={() => setDiscarding(undefined)}
          onClose={() => setDiscarding(undefined)}
        />
      )}
    </>
  );
}
