import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import { GatewayKey } from '@tradewind/auth/gateway-key';
import { KeyFile } from '@tradewind/auth/key-file';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { log } from '@tradewind/runtime/log';
import { connectPatiently, natsAccess } from '@tradewind/runtime/nats';
import type { Hosted, Starter } from '@tradewind/runtime/service-definition';
import { gatewayApp } from './gateway-app.js';
import { GatewayConfig } from './gateway.config.js';

/** Starts the HTTP side of the platform. */
export const gatewayStarter: Starter = {
  name: 'gateway',
  start: async (env) => {
    const { natsUrl, port, host, publicKeysFile, gatewayKeyFile, ...limits } = GatewayConfig.from(env);
    const nats = await connectPatiently(natsUrl, 'gateway', natsAccess('gateway', env));
    const published = new KeyFile(publicKeysFile, (json) => json as object);
    const app = await gatewayApp(() => nats, {
      tokens: TokenVerifier.fromFile(publicKeysFile),
      gatewayKey: GatewayKey.fromFile(gatewayKeyFile),
      publishedKeys: () => published.current,
      ...limits,
    });
    await app.listen(port, host);
    log.info({ url: await app.getUrl() }, 'gateway listens');
    return new RunningGateway(app, nats);
  },
};

class RunningGateway implements Hosted {
  readonly name = 'gateway';

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly nats: NatsConnection,
  ) {}

  notReady(): Promise<string | null> {
    return this.nats.rtt().then(
      () => null,
      () => 'not connected to NATS',
    );
  }

  async status(): Promise<object> {
    return { url: await this.app.getUrl() };
  }

  /** Finishes the requests in flight, then leaves the bus. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.nats.drain();
  }
}
