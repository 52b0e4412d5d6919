import type { Starter, ServiceDefinition } from './service-definition.js';
import { RunningService } from './running-service.js';
import { connectPatiently, natsAccess } from './nats.js';
import { ServiceConfig } from './service.config.js';

/** Starts one service in this process: its database, its operations, its share of the events. */
export const serviceStarter = (definition: ServiceDefinition): Starter => ({
  name: definition.name,
  start: async (env) => {
    const config = ServiceConfig.from(definition.name, env);
    const nats = await connectPatiently(config.natsUrl, definition.name, natsAccess(definition.name, env));
    return RunningService.start(definition, config, nats);
  },
});
