import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Chance } from '../../deploy/demo/chance.ts';

/** What the line between the platform and a server does to what travels on it. */
export interface Weather {
  /** Each piece waits this long, drawn anew for each. */
  readonly delayMs?: readonly [least: number, most: number];
  /** Share of pieces that cut their connection instead of arriving, e.g. 0.01. */
  readonly cuts?: number;
}

const FAIR: Weather = {};

/** A TCP line that can be slow, or cut; in fair weather it only passes on. */
export class Proxy {
  readonly port: number;
  private readonly server: Server;
  private readonly sockets: Set<Socket>;
  private readonly weatherNow: { weather: Weather; chance: Chance | undefined };

  private constructor(server: Server, port: number, sockets: Set<Socket>, weatherNow: Proxy['weatherNow']) {
    this.server = server;
    this.port = port;
    this.sockets = sockets;
    this.weatherNow = weatherNow;
  }

  static async to(target: number): Promise<Proxy> {
    const sockets = new Set<Socket>();
    const weatherNow: Proxy['weatherNow'] = { weather: FAIR, chance: undefined };
    const server = createServer({ noDelay: true }, (client) => {
      const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
      const end = (): void => {
        for (const socket of [client, upstream]) {
          sockets.delete(socket);
          socket.destroy();
        }
      };
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.on('error', end).on('close', end);
      }
      carry(client, upstream, weatherNow, end);
      carry(upstream, client, weatherNow, end);
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
    return new Proxy(server, address.port, sockets, weatherNow);
  }

  become(weather: Weather, chance: Chance): void {
    this.weatherNow.weather = weather;
    this.weatherNow.chance = chance;
  }

  clearUp(): void {
    this.weatherNow.weather = FAIR;
  }

  /** Every connection there is, in the middle of whatever it carries. */
  cutAll(): void {
    for (const socket of [...this.sockets]) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function carry(from: Socket, to: Socket, now: { readonly weather: Weather; readonly chance: Chance | undefined }, cut: () => void): void {
  // Pieces keep their order whatever they have to wait: each leaves after the one before it.
  let before: Promise<void> = Promise.resolve();
  let waiting = 0;
  from.on('data', (piece) => {
    const { weather, chance } = now;
    if (weather.cuts && chance && chance.whole(1, 1_000_000) <= weather.cuts * 1_000_000) {
      cut();
      return;
    }
    const ms = weather.delayMs && chance ? chance.whole(...weather.delayMs) : 0;
    if (ms === 0 && waiting === 0) {
      pass(from, to, piece);
      return;
    }
    waiting += 1;
    const arrival = performance.now() + ms;
    before = before.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, arrival - performance.now())));
      waiting -= 1;
      pass(from, to, piece);
    });
  });
}

function pass(from: Socket, to: Socket, piece: Buffer): void {
  if (to.destroyed || to.write(piece)) return;
  from.pause();
  to.once('drain', () => from.resume());
}
