import type { ReactNode } from 'react';
import { useMay, useSession, type Problem } from '../../api/call.js';
import { Button, Empty, FilterBar, Loading, Page, Refusal, Split, Tabs, useHotkeys, type FilterValue } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { useWholeList } from '../../api/whole-list.js';
import { OpenTicket } from './open-ticket.js';
import { byUrgency, OPEN_STATUSES } from './queue.js';
import { QueueList } from './queue-list.js';
import './service.css';
import type { Ticket } from './shapes.js';
import { texts } from './texts.js';
import { TicketDetail } from './ticket-detail.js';

const SHOWN = { open: OPEN_STATUSES, visit: ['resolved', 'follow-up'], closed: ['closed'] } as const satisfies Record<string, readonly Ticket['status'][]>;
type Shown = keyof typeof SHOWN;
const isShown = (value: unknown): value is Shown => typeof value === 'string' && value in SHOWN;

/** The queue of customer service: what breaks a promise first is on top, and is worked beside the list (AFS-01, AFS-02). */
export default function TicketsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const [view, change] = useView<ViewOf<'/tickets'>>();
  const shown = isShown(view.show) ? view.show : 'open';
  const { rows, isLoading, isCut, error } = useWholeList('after-sales.findTickets', asked(view, shown, me));
  const tickets = byUrgency(rows);
  const chosen = typeof view.ticketId === 'string' ? view.ticketId : undefined;
  useMoving(tickets, chosen, (ticketId) => change({ ticketId, do: undefined }));
  const open = may('ticket:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'open' })}>
      {t('openTicket')}
    </Button>
  );
  return (
    <Page
      title={t('queue')}
      actions={open}
      lead={shown === 'open' && !isLoading && (isCut ? t('queueOnly', { n: rows.length }) : t('queueCount', { n: rows.length }))}
    >
      <Tabs
        items={[
          { key: 'open', title: t('open') },
          { key: 'visit', title: t('waitingVisit') },
          { key: 'closed', title: t('over') },
        ]}
        value={shown}
        onChange={(show) => change({ show: show === 'open' ? undefined : show, ticketId: undefined })}
      />
      <FilterBar filters={filtersOf(t)} value={view} onChange={change} />
      <Split
        list={<Queue {...{ tickets, chosen, isLoading, error }} onChoose={(ticketId) => change({ ticketId, do: undefined })} />}
        detail={
          chosen === undefined ? undefined : (
            <TicketDetail
              key={chosen}
              ticketId={chosen}
              known={rows.find(({ id }) => id === chosen)}
              onBack={() => change({ ticketId: undefined, do: undefined })}
            />
          )
        }
      />
      {view.do === 'open' && may('ticket:write') && (
        <OpenTicket
          serviceFileId={typeof view.serviceFileId === 'string' ? view.serviceFileId : undefined}
          onClose={() => change({ do: undefined, serviceFileId: undefined })}
          onDone={(ticketId) => change({ do: undefined, serviceFileId: undefined, show: undefined, ticketId })}
        />
      )}
    </Page>
  );
}

const filtersOf = (t: ReturnType<typeof useTexts<typeof texts>>) =>
  [
    { key: 'q', label: t('searchHint'), kind: 'text' },
    { key: 'who', label: t('handler'), kind: 'select', options: [{ value: 'mine', label: t('mine') }] },
    { key: 'late', label: t('breached'), kind: 'select', options: [{ value: 'late', label: t('breachedOnly') }] },
  ] as const;

const asked = ({ q, who, late, customerId }: FilterValue, shown: Shown, me: string) => ({
  status: [...SHOWN[shown]],
  ...(typeof q === 'string' && { q }),
  ...(typeof customerId === 'string' && { customerId }),
  ...(who === 'mine' && { handlerId: me }),
  ...(late === 'late' && { breached: true }),
});

/** J and K go down and up the queue. */
function useMoving(tickets: readonly Ticket[], chosen: string | undefined, choose: (ticketId: string) => void): void {
  const at = tickets.findIndex(({ id }) => id === chosen);
  const move = (by: number): void => {
    const next = tickets[Math.min(Math.max(at + by, 0), tickets.length - 1)];
    if (next) choose(next.id);
  };
  useHotkeys({ j: () => move(1), k: () => move(-1) });
}

interface QueueGiven {
  readonly tickets: readonly Ticket[];
  readonly chosen: string | undefined;
  readonly isLoading: boolean;
  readonly error: Problem | null;
  readonly onChoose: (ticketId: string) => void;
}

function Queue({ tickets, chosen, isLoading, error, onChoose }: QueueGiven): ReactNode {
  const t = useTexts(texts);
  if (error) return <Refusal problem={error} />;
  if (isLoading) return <Loading />;
  if (tickets.length === 0) return <Empty title={t('emptyTitle')} hint={t('emptyHint')} />;
  return <QueueList {...{ tickets, chosen, onChoose }} />;
}
