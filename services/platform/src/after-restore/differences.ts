import type { ServiceName } from '../definitions.js';
import { cursorsElsewhere, type CursorElsewhere } from '../reconciler/invariants/i08-sequences.js';
import { notOnce, type NotOnce } from '../reconciler/invariants/i09-once.js';
import type { Databases } from '../reconciler/given.js';
import { Reading, SERVICES } from '../reconciler/reading.js';

/** Where the restored databases and the others disagree about what happened. */
export interface Differences {
  /** What others acted on and a restored owner does not know. */
  readonly lostEvents: readonly NotOnce[];
  /** What others have been told of a record, beyond what its restored owner has announced. */
  readonly cursorsAhead: readonly CursorElsewhere[];
  /** How many facts a restored service will be told again. */
  readonly toComeAgain: Readonly<Partial<Record<ServiceName, number>>>;
}

export async function differencesOf(databases: Databases, restored: readonly ServiceName[]): Promise<Differences> {
  const [lostEvents, cursorsAhead, toComeAgain]: [NotOnce[], CursorElsewhere[], Partial<Record<ServiceName, number>>] = [[], [], {}];
  const reading = await Reading.open(databases);
  try {
    for await (const found of notOnce(reading)) {
      const { service, event, owners } = found;
      if (event === null && owners.some((owner) => restored.includes(owner))) lostEvents.push(found);
      if (event !== null && restored.includes(service)) toComeAgain[service] = (toComeAgain[service] ?? 0) + 1;
    }
    for await (const found of cursorsElsewhere(reading)) if (restored.includes(found.owner) && found.cursor > (found.announced ?? 0)) cursorsAhead.push(found);
    return { lostEvents, cursorsAhead, toComeAgain };
  } finally {
    await reading.close();
  }
}

export const byService = <T extends { readonly service: ServiceName }>(found: readonly T[]): ReadonlyMap<ServiceName, readonly T[]> =>
  new Map(SERVICES.map((service) => [service, found.filter((one) => one.service === service)] as const).filter(([, ofService]) => ofService.length > 0));
