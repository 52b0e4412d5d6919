import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { ordersService } from './orders.service.js';

await run([serviceStarter(ordersService)]);
