import type { Starter } from '@tradewind/runtime/service-definition';
import { serviceStarter } from '@tradewind/runtime/service-starter';
import { DEFINITIONS, type ServiceName } from './definitions.js';

export type HostedName = ServiceName | 'gateway';

export const HOSTED: readonly HostedName[] = [...(Object.keys(DEFINITIONS) as ServiceName[]), 'gateway'];

/** The starters of the named services; each service's code is loaded only where it is hosted. */
export const startersOf = (names: readonly HostedName[]): Promise<Starter[]> => Promise.all(names.map(starterOf));

async function starterOf(name: HostedName): Promise<Starter> {
  if (name === 'gateway') return (await import('@tradewind/gateway-service/gateway-starter')).gatewayStarter;
  return serviceStarter(await DEFINITIONS[name]());
}
