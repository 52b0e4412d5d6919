import { gatewayApp } from './gateway-app.js';
import { openApiDocument } from './open-api.js';

/** For the committed document and the check on drift: builds the gateway, connects to nothing. */
export async function openApiOfThisBuild(): Promise<object> {
  const app = await gatewayApp(() => {
    throw new Error('documents need no connection');
  });
  return openApiDocument(app);
}
