import { run } from '@tradewind/runtime/run';
import { gatewayStarter } from './gateway-starter.js';

await run([gatewayStarter]);
