import { Controller } from '@nestjs/common';
import { serviceStatisticsApi, type ServiceStatisticsRange, type ServiceStatisticsView } from '@tradewind/contracts/after-sales/service-statistics.api';
import { Handles } from '@tradewind/messaging/handles';
import { ServiceStatisticsQueries } from './service-statistics.queries.js';

@Controller()
export class ServiceStatisticsController {
  constructor(private readonly statistics: ServiceStatisticsQueries) {}

  @Handles(serviceStatisticsApi.serviceStatistics)
  async serviceStatistics(range: ServiceStatisticsRange): Promise<ServiceStatisticsView> {
    return { months: await this.statistics.months(range) };
  }
}
