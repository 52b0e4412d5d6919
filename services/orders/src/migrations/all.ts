import { CreateOrders1763700000041 } from './1763700000041-create-orders.js';

export const MIGRATIONS = [CreateOrders1763700000041];
