import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { contractsService } from './contracts.service.js';

await run([serviceStarter(contractsService)]);
