import type { Type } from '@nestjs/common';
import type { ReviewedExceptions } from '@tradewind/audit/exceptions';
import type { Exports } from '@tradewind/contracts/exports/exports.api';
import type { Api } from '@tradewind/kernel/operation';
import type { Database } from '@tradewind/persistence/database';
import type { ReadModel } from '@tradewind/read-models/read-model';
import type { MigrationInterface } from 'typeorm';
import type { OpenWork } from './organisation/open-work.js';

/** What a service is made of: its table of contents. */
export interface ServiceDefinition {
  readonly name: string;
  readonly module: Type;
  readonly apis: readonly Api[];
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What people of this service have open and can hand over; such a service serves `openWorkOf`. */
  readonly openWork?: readonly OpenWork[];
  /** The lists of this service that may be carried away as files; such a service serves their operations. */
  readonly exports?: Exports;
  /** Figures of its own for `/status`. */
  readonly status?: (db: Database) => Promise<object>;
  /** It owns work that spans services (R5): it gets the table, the runner and the operator's operations. */
  readonly processes?: true;
  /** Its reviews, and which controls they set aside: counted as evidence (XCT-05). */
  readonly exceptions?: readonly ReviewedExceptions[];
  /** Its tables that are made of facts alone and can be made again from them (R11). */
  readonly readModels?: readonly ReadModel[];
}

export const defineService = (definition: ServiceDefinition): ServiceDefinition => definition;

/** Something that runs in this process until it is stopped. */
export interface Hosted {
  readonly name: string;
  /** Null when ready, else the reason why not. */
  notReady(): Promise<string | null>;
  /** Figures for the operator. */
  status(): Promise<object>;
  /** Notice that `stop` will come: whoever sends work should begin to send it elsewhere. */
  leaving(): void;
  stop(): Promise<void>;
}

export interface Starter {
  readonly name: string;
  start(env: NodeJS.ProcessEnv): Promise<Hosted>;
}
