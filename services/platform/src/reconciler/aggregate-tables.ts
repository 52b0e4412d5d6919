import { Aggregate } from '@tradewind/domain/aggregate';
import { Process } from '@tradewind/processes/process';
import type { Life } from '@tradewind/domain/state-machine';
import type { ServiceDefinition } from '@tradewind/runtime/service-definition';
import { getMetadataArgsStorage } from 'typeorm';
import { DEFINITIONS, type ServiceName } from '../definitions.js';
import { SERVICES } from './reading.js';

/** A table of aggregates, as its service declares it. */
export interface AggregateTable {
  readonly service: ServiceName;
  /** How audit and outbox call it. */
  readonly type: string;
  readonly table: string;
  /** Columns that follow a transition table. */
  readonly life: Life;
}

type EntityClass = (new () => object) & { readonly life?: Life };

/** Every table of aggregates of every service. */
export async function aggregateTables(): Promise<readonly AggregateTable[]> {
  const definitions = await Promise.all(SERVICES.map(async (service) => ({ service, entities: entitiesOf(await DEFINITIONS[service]()) })));
  return definitions.flatMap(({ service, entities }) => entities.filter(isAggregate).map((entity) => describe(service, entity)));
}

const entitiesOf = ({ entities, processes }: ServiceDefinition): readonly EntityClass[] => [...entities, ...(processes ? [Process] : [])];

const isAggregate = (entity: EntityClass): boolean => entity.prototype instanceof Aggregate;

function describe(service: ServiceName, entity: EntityClass): AggregateTable {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (!table) throw new Error(`${entity.name} has no table`);
  return { service, type: entity.name, table, life: entity.life ?? {} };
}
