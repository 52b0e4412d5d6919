import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { afterSalesService } from './after-sales.service.js';

await run([serviceStarter(afterSalesService)]);
