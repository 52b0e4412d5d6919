import { byService } from './differences.js';
import type { Repaired } from './repair.js';

/** So many are named; all are in the file. */
const NAMED = 20;

/** For people: what is lost, who still knows of it, and what was done about it. */
export function sentencesOf({ restored, to, lostEvents, cursorsAhead, toComeAgain, numbersLeftOut, sessionsEnded, headsSetAside }: Repaired): string {
  const lost = [...byService(lostEvents)].map(([service, of]) => `  ${service} has acted on ${of.length} facts that are lost; it will not wait for them`);
  const records = cursorsAhead.map(
    ({ service, owner, aggregate, cursor, announced }) => `      ${aggregate}: ${service} knows it up to ${cursor}, ${owner} up to ${announced ?? 'nothing'}`,
  );
  const numbers = Object.entries(numbersLeftOut).filter(([, series]) => series.length > 0);
  return [
    `${restored.join(', ')}: as of ${to}`,
    ...lost,
    ...(records.length > 0 ? [`  ${records.length} records are behind what others know of them; look at these:`, ...records.slice(0, NAMED)] : []),
    ...(records.length > NAMED ? [`      … and ${records.length - NAMED} more`] : []),
    ...(lost.length + records.length === 0 ? ['  nobody knows of anything that is lost'] : []),
    ...Object.entries(toComeAgain).map(([service, facts]) => `  ${service} will be told ${facts} facts again that it lacks`),
    ...numbers.map(
      ([service, series]) => `  ${service} leaves out numbers: ${series.map(({ series: name, from, to: last }) => `${name} ${from}–${last}`).join(', ')}`,
    ),
    ...(sessionsEnded > 0 ? [`  ${sessionsEnded} sessions were ended: everybody signs in again`] : []),
    ...(headsSetAside > 0 ? [`  ${headsSetAside} signed ends of audit chains were set aside; the trail of their keeper has them`] : []),
  ].join('\n');
}
