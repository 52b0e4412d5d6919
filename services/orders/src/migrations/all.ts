import { CreateOrders1763700000041 } from './1763700000041-create-orders.js';
import { ExpandOrderContractTotal1766100020001 } from './1766100020001-expand-order-contract-total.js';

export const MIGRATIONS = [CreateOrders1763700000041, ExpandOrderContractTotal1766100020001];
