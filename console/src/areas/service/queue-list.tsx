import { useEffect, useRef, type ReactNode } from 'react';
import { Status } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { Clocks } from './clocks.js';
import type { Ticket } from './shapes.js';
import { texts } from './texts.js';

interface Given {
  readonly tickets: readonly Ticket[];
  readonly chosen: string | undefined;
  readonly onChoose: (ticketId: string) => void;
}

/** Tickets one below the other, each with the two promises that run. */
export function QueueList({ tickets, chosen, onChoose }: Given): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <p className="quiet queue-keys no-phone">{t('keys')}</p>
      <ol className="queue">
        {tickets.map((ticket) => (
          <QueueItem key={ticket.id} ticket={ticket} isChosen={ticket.id === chosen} onChoose={onChoose} />
        ))}
      </ol>
    </>
  );
}

function QueueItem({ ticket, isChosen, onChoose }: { readonly ticket: Ticket; readonly isChosen: boolean } & Pick<Given, 'onChoose'>): ReactNode {
  const t = useTexts(texts);
  const { id, no, customerName, kind, status, whatHappened, handlerName } = ticket;
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li>
      <button ref={item} type="button" className="queue-item" aria-current={isChosen} onClick={() => onChoose(id)}>
        <span className="queue-head">
          <strong>{customerName}</strong>
          <Status kind="ticket" value={status} />
        </span>
        <span className="queue-what" title={whatHappened}>
          {whatHappened}
        </span>
        <Clocks ticket={ticket} />
        <span className="quiet queue-foot">
          {no} · {t(`kind-${kind}`)} · {handlerName}
        </span>
      </button>
    </li>
  );
}
