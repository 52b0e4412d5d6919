import type { ReactNode } from 'react';
import { Countdown } from '../../components/index.js';
import { formatMoment, formatQuantity, useTexts } from '../../i18n/index.js';
import type { Ticket, TicketClock } from './shapes.js';
import { texts } from './texts.js';

/** Both promises of a ticket, counted from what the customer reported: the answer and the solution (AFS-01, AFS-02). */
export function Clocks({ ticket: { acknowledge, resolve, reportedAt } }: { readonly ticket: Ticket }): ReactNode {
  return (
    <span className="clocks">
      <Clock clock={acknowledge} reportedAt={reportedAt} />
      <Clock clock={resolve} reportedAt={reportedAt} />
    </span>
  );
}

function Clock({ clock, reportedAt }: { readonly clock: TicketClock; readonly reportedAt: string }): ReactNode {
  const t = useTexts(texts);
  const hours = formatQuantity(clock.hours);
  return (
    <span className="clock">
      <span className="quiet">{t(clock.clock === 'acknowledge' ? 'acknowledgeClock' : 'resolveClock', { hours })}</span>
      {clock.state === 'running' && clock.deadline !== null ? (
        <Countdown due={clock.deadline} startedAt={startOf(clock) ?? reportedAt} />
      ) : (
        <Stopped clock={clock} />
      )}
    </span>
  );
}

/** A clock that was stopped says whether it kept its promise, and when. */
function Stopped({ clock }: { readonly clock: TicketClock }): ReactNode {
  const t = useTexts(texts);
  const at = clock.entries.findLast(({ kind }) => kind === 'stop')?.at;
  return (
    <span className={clock.breachedAt === null ? 'good' : 'bad'} title={at === undefined ? undefined : formatMoment(at)}>
      {t(clock.breachedAt === null ? 'inTime' : 'tooLate')}
    </span>
  );
}

const startOf = ({ entries }: TicketClock): string | undefined => entries.find(({ kind }) => kind === 'start')?.at;
