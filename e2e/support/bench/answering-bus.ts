import { headers, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';

type Hear = (error: Error | null, message: Msg) => void;

interface Sent {
  readonly reply: string;
  readonly headers: { readonly encode: () => Uint8Array };
}

/** What was sent with a message, as a server would read it. */
export type HeadersSent = Readonly<Record<string, string>>;

/** A connection behind which everything is answered at once with the JSON of `answer`: for what goes on in front of the bus. */
export function answeringBus(answer: (subject: string, sent: HeadersSent) => object): NatsConnection {
  let hear: Hear = () => undefined;
  const never = new Promise<never>(() => undefined);
  const connection = {
    subscribe: (_: string, { callback }: { callback: Hear }) => void (hear = callback),
    publish: (subject: string, __: unknown, { reply, headers: written }: Sent) => {
      const data = new TextEncoder().encode(JSON.stringify(answer(subject, headersIn(written.encode()))));
      queueMicrotask(() => {
        hear(null, { subject: reply, headers: answered(), data } as Msg);
      });
    },
    status: () => ({ [Symbol.asyncIterator]: () => ({ next: () => never }) }),
    closed: () => never,
  };
  return connection as unknown as NatsConnection;
}

function answered(): MsgHdrs {
  const h = headers();
  h.set('tw-outcome', 'ok');
  return h;
}

function headersIn(bytes: Uint8Array): HeadersSent {
  const lines = new TextDecoder().decode(bytes).split('\r\n').slice(1).filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
}
