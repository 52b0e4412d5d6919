import { run } from '@tradewind/runtime/run';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { policiesService } from './policies.service.js';

await run([serviceStarter(policiesService)]);
