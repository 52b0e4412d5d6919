import { useState, type ReactNode } from 'react';
import { problemOf, useList, useMay, useRead, useSession } from '../../api/call.js';
import { Button, Facts, Link, Loading, Masked, Moment, Panel, PersonName, Refusal, Status, Timeline, type TimelineItem } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useActions } from '../orders/actions.js';
import { Clocks } from './clocks.js';
import { nextCommand } from './queue.js';
import type { Ticket } from './shapes.js';
import { texts } from './texts.js';
import { ticketActions } from './ticket-actions.js';

type T = Say<typeof texts>;

interface Given {
  readonly ticketId: string;
  /** As the list has it, while it is in the list. */
  readonly known: Ticket | undefined;
  readonly onBack: () => void;
}

/** One ticket beside its queue: what happened, both clocks, the next step under E. */
export function TicketDetail({ ticketId, known, onBack }: Given): ReactNode {
  const { data, error } = useRead('after-sales.getTicket', { ticketId }, { enabled: known === undefined });
  const ticket = known ?? data?.data;
  if (ticket) return <OneTicket ticket={ticket} onBack={onBack} />;
  return error ? <Refusal problem={problemOf(error)} /> : <Loading />;
}

function OneTicket({ ticket, onBack }: { readonly ticket: Ticket; readonly onBack: () => void }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const [revealed, setRevealed] = useState<string>();
  const visits = useList('after-sales.findReturnVisits', { ticketId: ticket.id }, { enabled: ticket.status === 'resolved' });
  const visitId = visits.rows.find(({ status }) => status !== 'done')?.id;
  const onRevealed = (reply: unknown): void => setRevealed((reply as { readonly reportedBy: string }).reportedBy);
  const { bar, panel } = useActions({ all: ticketActions({ ticket, visitId, me, onRevealed }, t), next: nextCommand(ticket) });
  return (
    <article className="ticket" aria-label={ticket.no}>
      <header className="ticket-head">
        <span className="no-desk">
          <Button icon="back" label={t('backToQueue')} onClick={onBack} />
        </span>
        <h2>{ticket.no}</h2>
        <Status kind="ticket" value={ticket.status} />
        {ticket.breached && <span className="bad">{t('breached')}</span>}
      </header>
      <Clocks ticket={ticket} />
      <div className="ticket-bar no-print">{bar}</div>
      {!may('ticket:write') && <p className="quiet">{t('readOnly')}</p>}
      {panel}
      <Panel>
        <p className="ticket-what">{ticket.whatHappened}</p>
        <Facts items={factsOf(ticket, t, may, revealed)} />
      </Panel>
      <Found ticket={ticket} t={t} />
      <Panel title={t('history')}>
        <Timeline items={historyOf(ticket, t)} />
      </Panel>
    </article>
  );
}

function factsOf(ticket: Ticket, t: T, may: (permission: string) => boolean, revealed: string | undefined) {
  const { customerId, customerName, kind, handlerName, salesRepId, reportedBy, reportedAt, serviceFileId, policy, promisedBy } = ticket;
  return [
    { label: t('customer'), value: may('customer:read') ? <Link to={`/customers/${customerId}`}>{customerName}</Link> : customerName },
    { label: t('kind'), value: t(`kind-${kind}`) },
    { label: t('handler'), value: handlerName },
    { label: t('reportedBy'), value: revealed ?? <Masked value={reportedBy} /> },
    { label: t('reportedAt'), value: <Moment value={reportedAt} /> },
    { label: t('salesRep'), value: <PersonName id={salesRepId} /> },
    ...(serviceFileId === null ? [] : [{ label: t('files'), value: <Link to={`/service-files/${serviceFileId}`}>{t('whatWasDelivered')}</Link> }]),
    { label: t('policy'), value: promisedBy.length === 0 ? policy : `${t('promisedBy')} ${promisedBy.join(', ')}` },
  ];
}

/** What has been found, proposed, agreed and done so far. */
function Found({ ticket: { findings, solution, agreement, result }, t }: { readonly ticket: Ticket; readonly t: T }): ReactNode {
  const items = [
    { label: t('findings'), value: findings, wide: true },
    { label: t('solution'), value: solution, wide: true },
    {
      label: agreement?.agreed === false ? t('declined') : t('agreed'),
      value: agreement && t('saidHow', { said: agreement.customerSaid, how: t(`way-${agreement.how}`) }),
      wide: true,
    },
    { label: t('carriedOut'), value: result?.carriedOut ?? null, wide: true },
    { label: t('toldCustomer'), value: result && t('saidHow', { said: result.toldCustomer, how: t(`way-${result.toldHow}`) }), wide: true },
    { label: t('improvement'), value: result?.improvement ?? null, wide: true },
  ].filter(({ value }) => value !== null);
  return (
    items.length > 0 && (
      <Panel>
        <Facts items={items} />
      </Panel>
    )
  );
}

const POSTS = ['service-manager', 'sales-director', 'branch-general-manager', 'general-manager'] as const;

function historyOf({ history, escalations }: Ticket, t: T): readonly TimelineItem[] {
  const steps = history.map(({ step, at, byName, note }): TimelineItem => ({
    at,
    who: byName,
    title: t(`step-${step}`),
    ...(note !== null && { detail: note }),
  }));
  const raised = escalations.map(({ clock, toPost, at }): TimelineItem => {
    const post = POSTS.find((each) => each === toPost);
    return { at, title: `${t('escalatedTo')} · ${t(post ? `post-${post}` : 'post-other')}`, detail: t(`clock-${clock}`), icon: 'warning' };
  });
  return [...steps, ...raised].sort((one, other) => (one.at < other.at ? 1 : -1));
}
