import type { EventType } from '@tradewind/kernel/event';
import { reactingOf, type Reaction } from '@tradewind/messaging/consumes';
import type { Database } from '@tradewind/persistence/database';

/** A table that only reactions fill, or the database itself from one of these. */
export interface RebuiltTable {
  readonly entity: new () => object;
  /** What tells a row from another; the primary key where nothing is said. */
  readonly key?: readonly string[];
  /** Columns made anew by each replay (ids that are drawn): not compared, and a row that is there keeps its own. */
  readonly drawn?: readonly string[];
  /** Triggers keep it: the SELECT over the other tables of the model that gives what it must be, columns by name. */
  readonly madeOf?: string;
}

/** Something the reactions read that changes as time goes by, and must be as it was when they read it. */
export interface AsItWas {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * A read model: tables that can be made again from events, because nothing but these reactions writes them (R11).
 * Declared beside the service's definition; `npm run rebuild` does the rest.
 */
export interface ReadModel {
  readonly name: string;
  readonly tables: readonly RebuiltTable[];
  /** The reactions that fill it, on the given database: the very code that fills it from day to day. */
  readonly filledBy: (db: Database) => readonly object[];
  readonly asItWas?: readonly AsItWas[];
  /** Reactions on facts of the service itself that keep `asItWas`; they exist only for the replay. */
  readonly keptBy?: (db: Database) => readonly object[];
}

/** A reaction and the name under which the inbox remembers it. */
export interface Replaying {
  readonly consumer: string;
  readonly event: EventType;
  readonly react: Reaction<object>;
}

/** The reactions among these, by the names that `EventConsumer` gives them. */
export const reactionsOf = (service: string, instances: readonly object[]): Replaying[] =>
  instances.flatMap((instance) =>
    reactingOf(instance).map(({ event, method, react }) => ({ event, consumer: `${service}.${instance.constructor.name}.${method}`, react })),
  );

/** `identity.person-changed.v1` → `identity` */
export const ownerOf = ({ type }: Pick<EventType, 'type'>): string => type.split('.')[0] ?? '';
