import { Controller } from '@nestjs/common';
import { serviceFilesApi, type FindServiceFiles, type ServiceFileId, type ServiceFileView } from '@tradewind/contracts/after-sales/service-files.api';
import type { Page } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { ServiceFileRepository } from './service-file.repository.js';
import { serviceFileView } from './service-file.view.js';

@Controller()
export class ServiceFilesController {
  constructor(private readonly files: ServiceFileRepository) {}

  @Handles(serviceFilesApi.getServiceFile)
  async getServiceFile({ serviceFileId }: ServiceFileId): Promise<ServiceFileView> {
    return serviceFileView(await this.files.get(serviceFileId));
  }

  @Handles(serviceFilesApi.findServiceFiles)
  findServiceFiles({ limit, cursor, ...filters }: FindServiceFiles): Promise<Page<ServiceFileView>> {
    return this.files.page({ limit, cursor }, filters, serviceFileView);
  }
}
