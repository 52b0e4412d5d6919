import type { NatsConnection } from '@nats-io/transport-node';

/** The part of the client that writes; it is not in its types. */
interface Writing {
  readonly protocol?: { flushPending?: () => void };
}

/**
 * What is said to the bus in one turn of the event loop leaves in one write, instead of one for each message: at fifty connections
 * the kernel and the server have a fraction of the packets to handle. A client without the part we know writes as it always did;
 * false then.
 */
export function inPackets(connection: NatsConnection): boolean {
  const { protocol } = connection as unknown as Writing;
  if (typeof protocol?.flushPending !== 'function') return false;
  const write = protocol.flushPending.bind(protocol);
  let waiting = false;
  protocol.flushPending = () => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      write();
    });
  };
  return true;
}
