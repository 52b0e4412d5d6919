import { CreateOrders1763700000041 } from './1763700000041-create-orders.js';
import { ExpandOrderContractTotal1766100020001 } from './1766100020001-expand-order-contract-total.js';
import { ExpandOrderRisk1766800020001 } from './1766800020001-expand-order-risk.js';
import { ExpandOrdersByPairs1766900030002 } from './1766900030002-expand-orders-by-pairs.js';
import { ExpandOrdersByPieces1767200040003 } from './1767200040003-expand-orders-by-pieces.js';

export const MIGRATIONS = [
  CreateOrders1763700000041,
  ExpandOrderContractTotal1766100020001,
  ExpandOrderRisk1766800020001,
  ExpandOrdersByPairs1766900030002,
  ExpandOrdersByPieces1767200040003,
];
