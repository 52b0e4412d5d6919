import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { performanceService } from './performance.service.js';

await run([serviceStarter(performanceService)]);
