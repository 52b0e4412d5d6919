import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { identityService } from './identity.service.js';

await run([serviceStarter(identityService)]);
