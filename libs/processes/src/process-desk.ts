import type { Page } from '@tradewind/contracts/page';
import type { FindProcesses, ProcessView } from '@tradewind/contracts/processes/processes.api';
import type { Database } from '@tradewind/persistence/database';
import { databaseNow } from './database-now.js';
import type { Definitions } from './definitions.js';
import type { ProcessRepository } from './process.repository.js';
import { processView } from './process.view.js';

/** What an operator sees and does about long work. */
export class ProcessDesk {
  constructor(
    private readonly db: Database,
    private readonly rows: ProcessRepository,
    private readonly definitions: Definitions,
  ) {}

  page({ limit, cursor, ...filters }: FindProcesses): Promise<Page<ProcessView>> {
    return this.rows.page({ limit, cursor }, filters, processView);
  }

  async retry(id: string): Promise<ProcessView> {
    const now = await databaseNow(this.db);
    return processView(
      await this.rows.update(id, (process) => {
        process.retry(this.definitions.of(process), now);
      }),
    );
  }

  async abandon(id: string, reason: string): Promise<ProcessView> {
    const now = await databaseNow(this.db);
    return processView(
      await this.rows.update(id, (process) => {
        process.abandon(this.definitions.of(process), reason, now);
      }),
    );
  }
}
