import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { customersService } from './customers.service.js';

await run([serviceStarter(customersService)]);
