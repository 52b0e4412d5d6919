import type { Area } from './area.js';
import { area as approvals } from './approvals/routes.js';
import { area as contracts } from './contracts/routes.js';
import { area as customers } from './customers/routes.js';
import { area as expenses } from './expenses/routes.js';
import { area as imports } from './imports/routes.js';
import { area as operator } from './operator/routes.js';
import { area as opportunities } from './opportunities/routes.js';
import { area as orders } from './orders/routes.js';
import { area as performance } from './performance/routes.js';
import { area as policies } from './policies/routes.js';
import { area as quotes } from './quotes/routes.js';
import { area as receivables } from './receivables/routes.js';
import { area as service } from './service/routes.js';
import { area as today } from './today/routes.js';

/** Every area of the console, in the order of the menu. */
export const AREAS: readonly Area[] = [
  today,
  approvals,
  customers,
  opportunities,
  quotes,
  contracts,
  orders,
  receivables,
  service,
  expenses,
  performance,
  policies,
  operator,
  imports,
].toSorted((a, b) => a.order - b.order);
