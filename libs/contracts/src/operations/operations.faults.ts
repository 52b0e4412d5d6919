import { defineFault } from '@tradewind/kernel/fault';

export const deadLetterNotFound = defineFault('operations.dead-letter-not-found', 'not-found', {
  en: (d: { id: string }) => `There is no dead letter ${d.id} here.`,
  zh: (d) => `没有死信 ${d.id}。`,
});

export const heldBehindAnother = defineFault('operations.held-behind-another', 'conflict', {
  en: () => 'This event is held back behind an earlier one of the same record. Replay or discard that one; this one follows by itself.',
  zh: () => '该事件排在同一记录的较早事件之后。请先重放或放弃较早的事件，本事件会自动继续。',
});

export const parkedEventNotFound = defineFault('operations.parked-event-not-found', 'not-found', {
  en: (d: { id: string }) => `The event ${d.id} is not parked here.`,
  zh: (d) => `事件 ${d.id} 未被搁置。`,
});
