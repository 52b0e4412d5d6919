import { Controller, Inject, type Type } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  PROCESSES_APIS,
  type AbandonProcess,
  type FindProcesses,
  type ProcessId,
  type ProcessService,
  type ProcessView,
} from '@tradewind/contracts/processes/processes.api';
import { Handles } from '@tradewind/messaging/handles';
import { ProcessDesk } from './process-desk.js';

/** The operator's operations, as a controller of the named service. */
export function processesController(service: ProcessService): Type<object> {
  const api = PROCESSES_APIS[service];
  @Controller()
  class ProcessesController {
    constructor(@Inject(ProcessDesk) readonly desk: ProcessDesk) {}

    @Handles(api.findProcesses)
    findProcesses(wanted: FindProcesses): Promise<Page<ProcessView>> {
      return this.desk.page(wanted);
    }

    @Handles(api.retryProcess)
    retryProcess({ processId }: ProcessId): Promise<ProcessView> {
      return this.desk.retry(processId);
    }

    @Handles(api.abandonProcess)
    abandonProcess({ processId, reason }: ProcessId & AbandonProcess): Promise<ProcessView> {
      return this.desk.abandon(processId, reason);
    }
  }
  return ProcessesController;
}
