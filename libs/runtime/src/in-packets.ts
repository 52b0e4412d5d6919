import type { NatsConnection } from '@nats-io/transport-node';

/** The part of the client that writes; it is not in its types. */
interface Writing {
  readonly protocol?: { flushPending?: () => void; readonly outbound?: { length?: () => number } };
}

/** A message is at most so many pieces: command, headers, data, end of line. */
const ONE_MESSAGE = 4;

/**
 * What is said to the bus in one turn of the event loop leaves in one write, instead of one for each message: under load the kernel and
 * the server have a fraction of the packets to handle. Who has said one thing in the turn before does not wait for more.
 * A client without the part we know writes as it always did; false then.
 */
export function inPackets(connection: NatsConnection): boolean {
  const { protocol } = connection as unknown as Writing;
  const { outbound } = protocol ?? {};
  if (typeof protocol?.flushPending !== 'function' || typeof outbound?.length !== 'function') return false;
  const write = protocol.flushPending.bind(protocol);
  const held = outbound.length.bind(outbound);
  let [waiting, alone] = [false, true];
  protocol.flushPending = () => {
    if (waiting) return;
    waiting = true;
    if (alone) write();
    setImmediate(() => {
      waiting = false;
      alone = held() <= (alone ? 0 : ONE_MESSAGE);
      write();
    });
  };
  return true;
}
