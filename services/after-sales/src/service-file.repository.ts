import { Injectable } from '@nestjs/common';
import { serviceFileNotFound } from '@tradewind/contracts/after-sales/service-files.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { ServiceFile } from './domain/service-file.js';

@Injectable()
export class ServiceFileRepository extends AggregateRepository<ServiceFile> {
  constructor(db: Database) {
    super(db, ServiceFile, (serviceFileId) => serviceFileNotFound({ serviceFileId }));
  }

  /** The file of the customer's last delivery; null when nothing was ever delivered to them. */
  async latestOf(customerId: string): Promise<ServiceFile | null> {
    const { items } = await this.page({ limit: 1 }, { customerId }, (file) => file);
    return items[0] ?? null;
  }
}
