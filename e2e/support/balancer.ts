import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const LOOK_EVERY_MS = 100;
const ANSWERS_WITHIN_MS = 1_000;
/** A probe that gets no answer may only have come to a busy machine: as with Kubernetes, three in a row count. */
const SILENT_TOO_OFTEN = 3;

/** A gateway behind the balancer, and where it says whether it is ready. */
export interface Backend {
  readonly url: string;
  readonly readyUrl: string;
}

/** What stands in front of several gateways anywhere: new connections go to those that are ready, in turn. */
export class Balancer {
  private readonly sockets = new Set<Socket>();
  private readonly silences = new Map<Backend, number>();
  private ready: readonly Backend[] = [];
  private turn = 0;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly server: Server,
    private readonly backends: readonly Backend[],
  ) {
    server.on('connection', (client) => {
      this.pass(client);
    });
  }

  static async before(...backends: readonly Backend[]): Promise<Balancer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new Balancer(server, backends);
    await balancer.look();
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    clearTimeout(this.timer);
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async look(): Promise<void> {
    const seen = await Promise.all(this.backends.map(async (backend) => ((await this.mayBeUsed(backend)) ? [backend] : [])));
    this.ready = seen.flat();
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS);
  }

  private async mayBeUsed(backend: Backend): Promise<boolean> {
    const answer = await readiness(backend.readyUrl);
    const silences = answer === null ? (this.silences.get(backend) ?? 0) + 1 : 0;
    this.silences.set(backend, silences);
    return answer ?? (this.ready.includes(backend) && silences < SILENT_TOO_OFTEN);
  }

  private pass(client: Socket): void {
    this.turn += 1;
    const backend = this.ready[this.turn % Math.max(1, this.ready.length)];
    if (!backend) return void client.destroy();
    const { hostname, port } = new URL(backend.url);
    const server = connect(parseInt(port, 10), hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroySoon();
      });
      one.pipe(other);
    }
  }
}

/** Null when there is no answer in time; a refused connection is an answer: nobody is there. */
async function readiness(url: string): Promise<boolean | null> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })).ok;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? null : false;
  }
}
