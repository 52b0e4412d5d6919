import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  DataTable,
  Day,
  Empty,
  FilterBar,
  FormDrawer,
  Page,
  Status,
  useStatusOptions,
  useToast,
  type Column,
  type FilterValue,
} from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import './service.css';
import type { ReturnVisit } from './shapes.js';
import { texts } from './texts.js';
import { visitFields, withMarks } from './visit-fields.js';

/** Return visits, those due first on top; opening one that is due records it (AFS-13, AFS-17). */
export default function ReturnVisitsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [view, change] = useView<ViewOf<'/return-visits'>>();
  const { rows, isLoading, hasMore, more, error } = useList('after-sales.findReturnVisits', asked(view));
  const statuses = useStatusOptions('return-visit');
  const current = rows.find(({ id, status }) => id === view.do && status !== 'done');
  return (
    <Page title={t('visits')}>
      <FilterBar
        filters={[
          { key: 'status', label: t('state'), kind: 'many', options: statuses },
          { key: 'dueBefore', label: t('dueBefore'), kind: 'date' },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="return-visits"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        {...(may('ticket:write') && { onOpen: ({ id }: ReturnVisit) => change({ do: id }) })}
        empty={<Empty title={t('noVisits')} hint={t('noVisitsHint')} />}
      />
      {current && may('ticket:write') && <CompleteVisit visit={current} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const asked = ({ status, dueBefore, customerId }: FilterValue) => ({
  status: status === undefined ? (['due', 'missed'] as ReturnVisit['status'][]) : ([status].flat() as ReturnVisit['status'][]),
  ...(typeof dueBefore === 'string' && { dueBefore }),
  ...(typeof customerId === 'string' && { customerId }),
});

export function CompleteVisit({
  visit: { id: returnVisitId, customerName },
  onClose,
}: {
  readonly visit: ReturnVisit;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="after-sales.completeReturnVisit"
      title={`${t('completeVisit')} ${customerName}`}
      args={{ returnVisitId }}
      fields={visitFields(t)}
      initial={{ how: 'phone' }}
      shape={withMarks}
      onClose={onClose}
      onDone={() => {
        onClose();
        say(t('visitDone'));
      }}
    />
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<ReturnVisit>[] => [
  { key: 'customerName', title: t('customer') },
  { key: 'no', title: t('visitNo') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="return-visit" value={status} /> },
  { key: 'type', title: t('type'), render: ({ ticketId }) => t(ticketId === null ? 'aboutDelivery' : 'aboutTicket') },
  { key: 'dueOn', title: t('dueOn'), render: ({ dueOn, status }) => <DueDay dueOn={dueOn} isDone={status === 'done'} late={t('breached')} /> },
  { key: 'qualityMark', title: t('qualityMark'), align: 'end', render: ({ qualityMark }) => qualityMark !== null && t('mark', { mark: String(qualityMark) }) },
  {
    key: 'shippingMark',
    title: t('shippingMark'),
    align: 'end',
    render: ({ shippingMark }) => shippingMark !== null && t('mark', { mark: String(shippingMark) }),
  },
  { key: 'customerSaid', title: t('customerSaid'), render: ({ customerSaid }) => customerSaid },
];

function DueDay({ dueOn, isDone, late }: { readonly dueOn: string; readonly isDone: boolean; readonly late: string }): ReactNode {
  return (
    <>
      <Day value={dueOn} /> {!isDone && dueOn < today() && <span className="bad">{late}</span>}
    </>
  );
}
