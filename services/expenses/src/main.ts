import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { expensesService } from './expenses.service.js';

await run([serviceStarter(expensesService)]);
