import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { Departure } from './departure.js';
import { gatewayApp } from './gateway-app.js';
import { openApiDocument } from './open-api.js';

const unneeded = (): never => {
  throw new Error('documents need no connection');
};

/** For the committed document and the check on drift: builds the gateway, connects to nothing. */
export async function openApiOfThisBuild(): Promise<object> {
  const app = await gatewayApp(unneeded, {
    tokens: new TokenVerifier(unneeded),
    gatewayKey: new GatewayKey(''),
    quotaPerPerson: 1,
    quotaPerAddress: 1,
    trustedProxies: [],
    departure: new Departure(),
    publishedKeys: () => ({ keys: [] }),
    consoleDir: null,
  });
  return openApiDocument(app);
}
