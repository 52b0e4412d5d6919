import type { DiscoveryService } from '@nestjs/core';
import { definitionUnknown } from '@tradewind/contracts/processes/processes.api';
import { ProcessKind, type ProcessDefinition } from './definition.js';
import type { Process } from './process.js';

/** What the runner handles: every kind of process of the service, whatever its data. */
export type AnyDefinition = ProcessDefinition<object>;

/** The kinds of processes this service owns. */
export class Definitions {
  private known: ReadonlyMap<string, AnyDefinition> | undefined;

  constructor(private readonly discovery: Pick<DiscoveryService, 'getProviders'>) {}

  /** A process begun under an older definition is not guessed at: its version stays in the code until the last one is over. */
  of({ kind, definitionVersion }: Pick<Process, 'kind' | 'definitionVersion'>): AnyDefinition {
    this.known ??= this.find();
    const found = this.known.get(`${kind}@${definitionVersion}`);
    if (!found) throw definitionUnknown({ kind, version: definitionVersion });
    return found;
  }

  private find(): ReadonlyMap<string, AnyDefinition> {
    const kinds = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof ProcessKind ? [instance as ProcessKind<object>] : []));
    return new Map(kinds.map(({ definition }) => [`${definition.kind}@${definition.version}`, definition]));
  }
}
