import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import { GatewayKey } from '@tradewind/auth/gateway-key';
import { KeyFile } from '@tradewind/auth/key-file';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { log } from '@tradewind/runtime/log';
import { connectPatiently, natsAccess } from '@tradewind/runtime/nats';
import type { Hosted, Starter } from '@tradewind/runtime/service-definition';
import { Departure, whyNotReady } from './departure.js';
import { gatewayApp } from './gateway-app.js';
import { GatewayConfig } from './gateway.config.js';

const IN_FLIGHT_MS = 10_000;

/** Starts the HTTP side of the platform. */
export const gatewayStarter: Starter = {
  name: 'gateway',
  start: async (env) => {
    const { natsUrl, port, host, publicKeysFile, gatewayKeyFile, ...limits } = GatewayConfig.from(env);
    const nats = await connectPatiently(natsUrl, 'gateway', natsAccess('gateway', env));
    const published = new KeyFile(publicKeysFile, (json) => json as object);
    const departure = new Departure();
    const app = await gatewayApp(() => nats, {
      tokens: TokenVerifier.fromFile(publicKeysFile),
      gatewayKey: GatewayKey.fromFile(gatewayKeyFile),
      publishedKeys: () => published.current,
      departure,
      ...limits,
    });
    await app.listen(port, host);
    log.info({ url: await app.getUrl() }, 'gateway listens');
    return new RunningGateway(app, nats, departure);
  },
};

class RunningGateway implements Hosted {
  readonly name = 'gateway';

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly nats: NatsConnection,
    private readonly departure: Departure,
  ) {}

  notReady(): Promise<string | null> {
    return whyNotReady(this.nats, this.departure);
  }

  async status(): Promise<object> {
    return { url: await this.app.getUrl() };
  }

  leaving(): void {
    this.departure.announce();
  }

  /** Takes no more connections, finishes the requests in flight, then leaves the bus (R15). */
  async stop(): Promise<void> {
    this.departure.announce();
    const givingUp = new AbortController();
    await Promise.race([this.app.close(), pause(IN_FLIGHT_MS, undefined, { signal: givingUp.signal }).catch(() => undefined)]);
    givingUp.abort();
    await this.nats.drain();
  }
}
