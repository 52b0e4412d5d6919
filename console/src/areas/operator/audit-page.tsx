import { useState, type ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { usePersonName } from '../../api/reference.js';
import { DataTable, Dialog, Empty, Facts, FilterBar, Lookup, Moment, Page, UnitName, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { AuditChanges } from './audit-changes.js';
import './operator.css';
import { useServiceFilter } from './service-filter.js';
import { serviceOf, SERVICES, type Service } from './services.js';
import { texts } from './texts.js';

type Entry = ItemOf<'orders.auditTrail'>;

interface Asked {
  readonly actorId: string | undefined;
  readonly aggregateId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A day is one on the company's clock. */
const startOf = (day: string): string => `${day}T00:00:00+08:00`;
const endOf = (day: string): string => new Date(new Date(startOf(day)).getTime() + 86_400_000).toISOString();
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who did what to which record, when, why and under which policies (XCT-05). */
export default function AuditPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<Record<string, string | undefined>>();
  const { actorId, record, from, to } = view;
  const service = serviceOf(view.service);
  const actorName = usePersonName(actorId);
  return (
    <Page title={t('audit')}>
      <FilterBar
        filters={[
          useServiceFilter(SERVICES),
          { key: 'record', label: t('recordId'), kind: 'text' },
          { key: 'from', label: t('from'), kind: 'date' },
          { key: 'to', label: t('to'), kind: 'date' },
        ]}
        value={{ service, record, from, to }}
        onChange={(value) => change(value)}
      />
      <label className="audit-actor">
        <span>{t('actor')}</span>
        <Lookup
          operation="identity.findPeople"
          value={actorId}
          {...(actorName !== undefined && { shown: actorName })}
          onPick={(picked) => change({ actorId: picked })}
        />
      </label>
      <Trail key={service} service={service} asked={{ actorId, aggregateId: record && ID.test(record) ? record : undefined, from, to }} />
    </Page>
  );
}

function Trail({ service, asked }: { readonly service: Service; readonly asked: Asked }): ReactNode {
  const t = useTexts(texts);
  const [openId, setOpenId] = useState<string>();
  const { actorId, aggregateId, from, to } = asked;
  const list = useList(`${service}.auditTrail`, {
    ...(actorId && { actorId }),
    ...(aggregateId && { aggregateId }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: endOf(to) }),
  });
  const opened = list.rows.find(({ id }) => id === openId);
  const columns: readonly Column<Entry>[] = [
    { key: 'action', title: t('action'), render: ({ action }) => <code>{action}</code> },
    { key: 'actor', title: t('actor'), render: (entry) => <Actor entry={entry} /> },
    { key: 'aggregateType', title: t('record'), render: ({ aggregateType }) => <code>{aggregateType}</code> },
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} /> },
    { key: 'reason', title: t('reason'), render: ({ reason }) => reason ?? '' },
    { key: 'at', title: t('at'), render: ({ at }) => <Moment value={at} /> },
  ];
  return (
    <>
      <DataTable
        name="audit"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => setOpenId(id)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noAudit')} hint={t('noAuditHint')} />}
      />
      {opened && <EntryDialog entry={opened} onClose={() => setOpenId(undefined)} />}
    </>
  );
}

function Actor({ entry }: { readonly entry: Entry }): ReactNode {
  const t = useTexts(texts);
  return entry.onBehalfOfName === null ? entry.actorName : t('onBehalf', { name: entry.actorName, other: entry.onBehalfOfName });
}

function EntryDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const facts = [
    { label: t('actor'), value: <Actor entry={entry} /> },
    { label: t('at'), value: <Moment value={entry.at} /> },
    { label: t('record'), value: <code>{entry.aggregateType}</code> },
    { label: t('recordId'), value: <code>{entry.aggregateId}</code> },
    { label: t('version'), value: entry.recordVersion },
    { label: t('unit'), value: <UnitName path={entry.org} /> },
    { label: t('reason'), value: entry.reason },
    { label: t('policies'), value: entry.policies.length > 0 ? entry.policies.join(', ') : null },
    { label: t('requestId'), value: <code>{entry.requestId}</code> },
    { label: t('chain'), value: entry.sealed ? t('sealed') : t('notSealed') },
  ];
  return (
    <Dialog title={entry.action} wide onClose={onClose}>
      <Facts items={facts.filter(({ value }) => value !== null)} />
      <AuditChanges changes={entry.changes} />
    </Dialog>
  );
}
