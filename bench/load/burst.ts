import { Agent, request } from 'node:http';

/** What is sent; the path begins after the host. */
export interface Sent {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Burst {
  readonly requests: number;
  readonly seconds: number;
  /** Answers other than 2xx, and none; the first of them in words. */
  readonly errors: number;
  readonly firstError: string | null;
  /** Milliseconds. */
  readonly latencies: readonly number[];
}

/** So many connections, each with one request at a time, as often as answers come, for so long. */
export async function burst(url: string, next: () => Sent, { connections, seconds }: { connections: number; seconds: number }): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  let [errors, firstError] = [0, null as string | null];
  const since = performance.now();
  const until = since + seconds * 1_000;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const sent = next();
      const began = performance.now();
      const { status, text } = await answered({ agent, hostname, port }, sent).catch((error: unknown) => ({ status: 0, text: String(error) }));
      latencies.push(performance.now() - began);
      if (status >= 200 && status < 300) continue;
      errors += 1;
      firstError ??= `${sent.method} ${sent.path}: ${status} ${text.slice(0, 300)}`;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const took = (performance.now() - since) / 1_000;
  agent.destroy();
  return { requests: latencies.length, seconds: took, errors, firstError, latencies };
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
