import { CALLERS } from '../../libs/contracts/src/callers.ts';
import { gateway, services } from './services.ts';

/** Everybody who has a connection of their own. */
export const natsUsers = [...services, gateway] as const;

export interface NatsPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** What `libs/messaging/src/event-stream.ts` calls the one stream. */
const stream = 'EVENTS';

/**
 * Allow lists only (S10): what is not named here the server refuses. The gateway asks everybody, serves nobody and hears of facts only that there were some;
 * a service asks those that `libs/contracts/src/callers.ts` names, serves its own operations in its own queue group,
 * announces its own facts, and that there were some, and reads the stream through the durable that bears its name. Replies go by `allow_responses`.
 */
export function permissionsOf(name: string): NatsPermissions {
  const inbox = `_INBOX_${name.replaceAll('-', '_')}.>`;
  const asks = (others: readonly string[]): string[] => others.map((other) => `rpc.${other}.*`);
  if (name === gateway) return { publish: asks(services), subscribe: [inbox, 'changed.*.*'] };
  return {
    publish: [...asks(CALLERS[name] ?? []), MISSED, `ev.*.${name}.>`, `changed.*.${name}`, ...ownDurable(name)],
    subscribe: [`rpc.${name}.* ${name}`, inbox],
  };
}

/** Whoever misses events asks their owner; what is answered every service may read on the stream as well (R4). */
const MISSED = 'rpc.*.replayEvents';

/** The stream itself is made by the setup step; a service looks at it and keeps its own durable, no other. */
const ownDurable = (name: string): string[] => [
  `$JS.API.STREAM.INFO.${stream}`,
  `$JS.API.CONSUMER.INFO.${stream}.${name}`,
  `$JS.API.CONSUMER.CREATE.${stream}.${name}`,
  `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`,
  `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.${name}`,
  // a new leader begins anew after the last acknowledged event: it makes its own durable again
  `$JS.API.CONSUMER.DELETE.${stream}.${name}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
  `$JS.ACK.${stream}.${name}.>`,
];
