import { Controller } from '@nestjs/common';
import { serviceFileOpeningApi, type OpenedServiceFileView, type OpenServiceFile } from '@tradewind/contracts/after-sales/service-file-opening.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ServiceFileCabinet } from './service-file-cabinet.js';

@Controller()
export class ServiceFileOpeningController {
  constructor(private readonly cabinet: ServiceFileCabinet) {}

  @Handles(serviceFileOpeningApi.openServiceFile)
  async openServiceFile({ org, branch, ...delivery }: OpenServiceFile, _: Actor, at: Date): Promise<OpenedServiceFileView> {
    const { id: serviceFileId } = await this.cabinet.open(delivery, { org, branch }, at);
    return { serviceFileId };
  }
}
