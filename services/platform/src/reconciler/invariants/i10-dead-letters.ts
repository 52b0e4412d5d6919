import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

/** I10 (R12): what is held back behind a dead letter is not poison itself. */
export const deadLetters: Invariant = {
  id: 'I10',
  sentence: 'The dead letters are exactly the poison that is known',
  async *find(reading, { deadLetters: expected }) {
    const missing = new Set(expected.map(nameOf));
    for (const service of SERVICES)
      for await (const letter of reading.stream<{ consumer: string; eventId: string }>(
        service,
        `SELECT "consumer", "eventId"::text AS "eventId", "attempts", left("reason", 200) AS "reason" FROM "dead_letter" WHERE "state" <> 'held' ORDER BY "eventId"`,
      )) {
        reading.sawSo(1);
        if (!missing.delete(nameOf(letter))) yield { database: service, what: 'an event could not be applied', row: letter };
      }
    for (const row of expected.filter((letter) => missing.has(nameOf(letter))))
      yield { database: serviceOf(row.consumer), what: 'poison is not in the dead letters', row };
  },
};

const nameOf = ({ consumer, eventId }: { readonly consumer: string; readonly eventId: string }): string => `${consumer} ${eventId}`;

const serviceOf = (consumer: string) => SERVICES.find((service) => consumer.startsWith(`${service}.`)) ?? 'identity';
