/** The services with a database of their own. The gateway has none. */
export const services = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
export type Service = (typeof services)[number];

export const gateway = 'gateway';

export function databaseNames(service: Service) {
  const name = service.replaceAll('-', '_');
  return { database: `tradewind_${name}`, owner: `${name}_owner`, app: `${name}_app`, variable: name.toUpperCase() };
}
