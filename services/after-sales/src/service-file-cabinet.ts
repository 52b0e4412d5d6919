import { Injectable } from '@nestjs/common';
import type { Delivery } from '@tradewind/contracts/after-sales/service-file-opening.api';
import { Numbers } from '@tradewind/persistence/numbers';
import { ServiceFile } from './domain/service-file.js';
import { ServiceFileRepository } from './service-file.repository.js';

/** One file per delivery, whoever asks for it first (AFS-19). */
@Injectable()
export class ServiceFileCabinet {
  constructor(
    private readonly files: ServiceFileRepository,
    private readonly numbers: Numbers,
  ) {}

  async open(delivery: Delivery, { org, branch }: { readonly org: string; readonly branch: string }, at: Date): Promise<ServiceFile> {
    const known = await this.files.findOne({ shipmentId: delivery.shipmentId });
    return known ?? this.files.add(ServiceFile.open(await this.numbers.next(branch, 'FW', at), delivery, { org, branch }));
  }
}
