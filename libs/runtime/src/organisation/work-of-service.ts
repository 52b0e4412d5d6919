import { Controller, Inject, type Type } from '@nestjs/common';
import { OPEN_WORK_APIS, type OpenWorkView, type WorkOf, type WorkService } from '@tradewind/contracts/identity/open-work';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';
import { countOpenWork, type OpenWork } from './open-work.js';

/** Which work the people of this service have. */
export class WorkOfService {
  constructor(
    readonly service: WorkService,
    readonly works: readonly OpenWork[],
  ) {}
}

/** The operation `openWorkOf` of one service. */
export function openWorkController(service: WorkService): Type {
  @Controller()
  class OpenWorkController {
    constructor(
      @Inject(Database) private readonly db: Database,
      @Inject(WorkOfService) private readonly here: WorkOfService,
    ) {}

    @Handles(OPEN_WORK_APIS[service].openWorkOf)
    async openWorkOf({ personId }: WorkOf): Promise<OpenWorkView> {
      return { work: await countOpenWork(this.db, this.here.works, personId) };
    }
  }
  return OpenWorkController;
}
