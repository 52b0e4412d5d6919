import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What is sent; the path begins after the host. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends and gives the text of the answer; anything but 2xx is an error. */
export type Ask = (sent: Sent) => Promise<string>;

/** One piece of work as somebody does it: one request, or some of them one after the other. */
export type Journey = (ask: Ask) => Promise<unknown>;

export interface Burst {
  readonly journeys: number;
  /** Of them, those that did not come to their end; the first of them in words. */
  readonly errors: number;
  readonly firstError: string | null;
  readonly requests: number;
  /** How often somebody was told to come again (503), and did. */
  readonly putOff: number;
  readonly seconds: number;
  /** Milliseconds of whole journeys. */
  readonly latencies: readonly number[];
}

interface Pace {
  readonly connections: number;
  readonly seconds: number;
}

/** So many connections, each with one journey at a time, as often as they come to their end, for so long, or until there is nothing left to do. */
export async function burst(url: string, next: () => Journey | null, { connections, seconds }: Pace): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let [errors, requests, putOff, firstError] = [0, 0, 0, null as string | null];
  const ask = asking(url, agent, () => (putOff += 1));
  const counted: Ask = (sent) => {
    requests += 1;
    return ask(sent);
  };
  const since = performance.now();
  const until = since + seconds * 1_000;
  const draw = (): Journey | null => (performance.now() < until ? next() : null);
  const lane = async (): Promise<void> => {
    // not drawn when the time is over: who signs in would not come back, and an order would not be confirmed
    for (let journey = draw(); journey; journey = draw()) {
      const began = performance.now();
      try {
        await journey(counted);
      } catch (error) {
        errors += 1;
        firstError ??= String(error);
      }
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const took = (performance.now() - since) / 1_000;
  agent.destroy();
  return { journeys: latencies.length, requests, putOff, seconds: took, errors, firstError, latencies };
}

/** Who is overloaded says so at once and is asked again soon; who says it that often is not there. */
const COMES_AGAIN_MS = 50;
const MOST_TIMES = 100;

/** Over connections of its own that stay open. */
export function asking(url: string, agent: Agent, onPutOff: () => void = () => undefined): Ask {
  const { hostname, port } = new URL(url);
  return async (sent) => {
    for (let time = 1; ; time += 1) {
      const { status, text } = await answered({ agent, hostname, port }, sent);
      if (status >= 200 && status < 300) return text;
      if (status !== 503 || time === MOST_TIMES) throw new Error(`${sent.method} ${sent.path}: ${status} ${text.slice(0, 300)}`);
      onPutOff();
      await pause(COMES_AGAIN_MS * (0.5 + Math.random()));
    }
  };
}

interface Host {
  readonly agent: Agent;
  readonly hostname: string;
  readonly port: string;
}

function answered({ agent, hostname, port }: Host, { method, path, headers, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) };
    const asked = request({ agent, hostname, port, method, path, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
