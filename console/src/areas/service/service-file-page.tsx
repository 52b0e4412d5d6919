import type { ReactNode } from 'react';
import { problemOf, useList, useMay, useRead } from '../../api/call.js';
import {
  Button,
  DataTable,
  Day,
  Empty,
  Facts,
  Link,
  Loading,
  Moment,
  Page,
  Panel,
  PersonName,
  Quantity,
  Refusal,
  Status,
  type Column,
} from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { useGo, usePathParam } from '../../shell/place.js';
import { useActions, type Action } from '../orders/actions.js';
import './service.css';
import type { ServiceFile, Ticket } from './shapes.js';
import { surveyFields, surveyInitial } from './survey-fields.js';
import { texts } from './texts.js';

type T = Say<typeof texts>;

/** What was delivered to whom, and everything the customer has reported (AFS-19). */
export default function ServiceFilePage(): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead('after-sales.getServiceFile', { serviceFileId: usePathParam('serviceFileId') });
  if (data) return <OneFile file={data.data} />;
  return <Page title={t('files')}>{error ? <Refusal problem={problemOf(error)} /> : <Loading />}</Page>;
}

function OneFile({ file }: { readonly file: ServiceFile }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const { bar, panel } = useActions({ all: actionsOf(file, t) });
  const open = may('ticket:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => go(`/tickets?do=open&serviceFileId=${file.id}`)}>
      {t('openTicket')}
    </Button>
  );
  return (
    <Page
      title={file.no}
      crumbs={[{ title: t('files'), to: '/service-files' }, { title: file.no }]}
      lead={may('customer:read') ? <Link to={`/customers/${file.customerId}`}>{file.customerName}</Link> : file.customerName}
      actions={
        <>
          {open}
          {bar}
        </>
      }
    >
      {panel}
      <Panel title={t('products')}>
        <Facts items={factsOf(file, t, may)} />
        <DataTable name="service-file-products" columns={productColumns(t)} rows={file.products} rowKey={({ productId }) => productId} />
      </Panel>
      <TicketsOf customerId={file.customerId} />
    </Page>
  );
}

const actionsOf = ({ id: serviceFileId }: ServiceFile, t: T): readonly Action[] => [
  {
    ...{ key: 'visit', title: t('scheduleVisit'), operation: 'after-sales.scheduleReturnVisit', allow: 'ticket:write', args: { serviceFileId } },
    done: t('visitScheduled'),
    fields: [{ name: 'dueOn', label: t('dueOn'), kind: 'date', required: true }],
    initial: { dueOn: today(7) },
  },
  {
    ...{ key: 'survey', title: t('sendSurvey'), operation: 'after-sales.sendSurvey', allow: 'ticket:write', args: { serviceFileId } },
    done: t('surveySent'),
    fields: surveyFields(t),
    initial: surveyInitial(t),
  },
];

const factsOf = ({ deliveredOn, orderId, orderNo, shipmentNo, salesRepId }: ServiceFile, t: T, may: (permission: string) => boolean) => [
  { label: t('deliveredOn'), value: <Day value={deliveredOn} /> },
  { label: t('order'), value: may('order:read') ? <Link to={`/orders/${orderId}`}>{orderNo}</Link> : orderNo },
  { label: t('shipment'), value: shipmentNo },
  { label: t('salesRep'), value: <PersonName id={salesRepId} /> },
];

const productColumns = (t: T): readonly Column<ServiceFile['products'][number]>[] => [
  { key: 'name', title: t('product') },
  { key: 'sku', title: t('sku') },
  { key: 'quantity', title: t('quantity'), align: 'end', render: ({ quantity }) => <Quantity value={quantity} /> },
];

function TicketsOf({ customerId }: { readonly customerId: string }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const { rows, isLoading, hasMore, more, error } = useList('after-sales.findTickets', { customerId });
  return (
    <Panel title={t('tickets')} flush>
      <DataTable
        name="service-file-tickets"
        columns={ticketColumns(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        onOpen={({ id }) => go(`/tickets?ticketId=${id}`)}
        empty={<Empty title={t('noTickets')} hint={t('emptyHint')} />}
      />
    </Panel>
  );
}

const ticketColumns = (t: T): readonly Column<Ticket>[] => [
  { key: 'no', title: t('no') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="ticket" value={status} /> },
  { key: 'kind', title: t('kind'), render: ({ kind }) => t(`kind-${kind}`) },
  { key: 'whatHappened', title: t('whatHappened') },
  { key: 'reportedAt', title: t('reportedAt'), render: ({ reportedAt }) => <Moment value={reportedAt} /> },
  { key: 'handlerName', title: t('handler') },
];
