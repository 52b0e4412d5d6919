import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { serviceStatisticsApi } from '@tradewind/contracts/after-sales/service-statistics.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { salesLedgerApi } from '@tradewind/contracts/orders/sales-ledger.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { businessMonth } from '@tradewind/domain/business-date';
import type { Chance } from '../../deploy/demo/chance.ts';
import type { Staff } from '../../deploy/demo/staff.ts';

type Look = (staff: Staff) => Promise<unknown>;

const limit = 20;
const month = (): string => businessMonth(new Date());

/** Lists and one of them, as people open them between two steps. */
const LOOKS: readonly Look[] = [
  ({ rep }) => rep.actor.call(leadsApi.findLeads, { limit }),
  async ({ manager }) => {
    const [first] = (await manager.actor.call(customersApi.findCustomers, { limit })).items;
    if (first) await manager.actor.call(customersApi.getCustomer, { customerId: first.id });
  },
  ({ rep }) => rep.actor.call(opportunitiesApi.findOpportunities, { limit }),
  ({ rep }) => rep.actor.call(quotesApi.findQuotes, { limit }),
  async ({ head }) => {
    const [first] = (await head.legal.actor.call(contractsApi.findContracts, { limit })).items;
    if (first) await head.legal.actor.call(contractsApi.getContract, { contractId: first.id });
  },
  ({ rep }) => rep.actor.call(priceListsApi.getEffectivePrices, {}),
  async ({ clerk }) => {
    const [first] = (await clerk.actor.call(ordersApi.findOrders, { limit })).items;
    if (first) await clerk.actor.call(ordersApi.getOrder, { orderId: first.id });
  },
  ({ clerk }) => clerk.actor.call(stockApi.findStock, { limit }),
  ({ service }) => service.actor.call(ticketsApi.findTickets, { limit }),
  ({ service }) => service.actor.call(serviceFilesApi.findServiceFiles, { limit }),
  ({ rep }) => rep.actor.call(claimsApi.findClaims, { limit }),
  ({ branchManager }) => branchManager.actor.call(budgetsApi.findBudgets, {}),
  ({ rep }) => rep.actor.call(targetsApi.findTargets, { limit }),
  ({ head }) => head.gm.actor.call(policiesApi.find, { limit }),
  ({ assistant }) => assistant.actor.call(signInApi.me, {}),
];

/** What the heads read: figures over everything there is. */
const REPORTS: readonly Look[] = [
  ({ head }) => head.finance.actor.call(salesLedgerApi.salesLedger, { limit }),
  ({ branchManager }) => branchManager.actor.call(factsApi.salesRanking, { month: month() }),
  ({ head }) => head.gm.actor.call(factsApi.salesByMonth, { from: month(), to: month() }),
  ({ serviceManager }) => serviceManager.actor.call(serviceStatisticsApi.serviceStatistics, { from: month(), to: month() }),
];

export async function look(staff: Staff, chance: Chance): Promise<void> {
  await chance.one(LOOKS)(staff);
}

export async function read(staff: Staff, chance: Chance): Promise<void> {
  await chance.one(chance.whole(1, 3) === 1 ? REPORTS : LOOKS)(staff);
}
