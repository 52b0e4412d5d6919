import type { ServiceDefinition } from '@tradewind/runtime/service-definition';

/** The services that own a database, each loaded on demand. */
export const DEFINITIONS = {
  identity: async () => (await import('@tradewind/identity-service/identity.service')).identityService,
  policies: async () => (await import('@tradewind/policies-service/policies.service')).policiesService,
  customers: async () => (await import('@tradewind/customers-service/customers.service')).customersService,
  contracts: async () => (await import('@tradewind/contracts-service/contracts.service')).contractsService,
  orders: async () => (await import('@tradewind/orders-service/orders.service')).ordersService,
  'after-sales': async () => (await import('@tradewind/after-sales-service/after-sales.service')).afterSalesService,
  expenses: async () => (await import('@tradewind/expenses-service/expenses.service')).expensesService,
  performance: async () => (await import('@tradewind/performance-service/performance.service')).performanceService,
} satisfies Record<string, () => Promise<ServiceDefinition>>;

export type ServiceName = keyof typeof DEFINITIONS;
