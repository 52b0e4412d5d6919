import { eventually } from '@tradewind/client/eventually';
import { PatientActor } from '../../deploy/demo/patient-actor.ts';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { businessMonth, monthBefore } from '@tradewind/domain/business-date';
import type { PreparedCompany } from '../../chaos/stage/company.ts';
import { atATime } from '../../deploy/demo/at-a-time.ts';
import * as care from '../../deploy/demo/care.ts';
import { TEMPLATE, WAREHOUSE } from '../../deploy/demo/catalogue.ts';
import { inDays, RealTime } from '../../deploy/demo/course.ts';
import { creditCode } from '../../deploy/demo/credit-code.ts';
import * as chapter from '../../deploy/demo/deal.ts';
import type { Person, Staff } from '../../deploy/demo/staff.ts';

/** What there is to be asked for and worked on. */
export interface Prepared {
  readonly customerId: string;
  readonly productIds: readonly string[];
  readonly budgetId: string;
  /** Five lines, delivered and paid. */
  readonly orderId: string;
  /** Confirmed, to be paid before its goods, and nothing paid yet. */
  readonly owedOrderId: string;
  readonly serviceFileId: string;
  readonly scorecardId: string | null;
}

const course = new RealTime();
const AT_A_TIME = 6;
/** So many orders share the credit of one customer. */
const ORDERS_EACH = 15;

/** What bursts work on, made by the platform's own commands as its people give them. */
export class Preparation {
  private readonly staff: Staff;
  private readonly company: PreparedCompany;
  private customers = 0;

  constructor(url: string, company: PreparedCompany) {
    this.company = company;
    this.staff = staffOf(url, company);
  }

  async everything(): Promise<Prepared> {
    const customerId = await this.customerWithCredit();
    const orderId = await this.orderToConfirm(customerId, 'prepay');
    const { bj: budgetId } = this.company.budgets;
    return {
      ...{ customerId, productIds: this.productIds, budgetId, orderId },
      owedOrderId: (await this.confirmed(await this.orderToConfirm(customerId, 'prepay'))).id,
      serviceFileId: await this.delivered(orderId),
      scorecardId: await this.scorecard(),
    };
  }

  /** Orders on credit that only their confirmation is missing of. */
  async ordersToConfirm(count: number): Promise<string[]> {
    const customers = await atATime(AT_A_TIME, [...Array(Math.ceil(count / ORDERS_EACH)).keys()], () => this.customerWithCredit());
    return atATime(AT_A_TIME, [...Array(count).keys()], (n) => this.orderToConfirm(customers[n % customers.length] ?? '', 'credit'));
  }

  private get productIds(): readonly string[] {
    return this.company.productIds.slice(0, 5);
  }

  private async customerWithCredit(): Promise<string> {
    const { staff } = this;
    this.customers += 1;
    const digits = String(this.customers).padStart(6, '0');
    const prospect: chapter.Prospect = {
      ...{
        name: `北京信德${digits}建材有限公司`,
        creditCode: creditCode('110105', `MAB${digits}`),
        industry: '建材贸易',
        address: '北京市朝阳区东三环中路 1 号',
      },
      ...{ contact: '王建军', position: '采购经理', phone: `13800${digits}`, need: '办公楼大厅地面砖', source: 'exhibition' },
    };
    const contacted = await chapter.contactLead(staff, await chapter.captureLead(staff, prospect, course), prospect, course);
    const converted = await chapter.convertLead(staff, contacted, { potential: 4, fit: 5, credit: 4 }, course);
    await chapter.completeFile(staff, converted, prospect, course);
    await chapter.applyForCredit(staff, converted, { limit: '400000.00', termDays: 30, validUntil: inDays(course, 300), guarantee: '房产抵押' }, course);
    await chapter.grantCredit(staff, converted, course);
    return converted.customerId;
  }

  private async orderToConfirm(customerId: string, payment: 'prepay' | 'credit'): Promise<string> {
    const { staff } = this;
    const lines = this.productIds.map((productId) => ({ productId, quantity: '1' }));
    const draft = await chapter.draftQuote(staff, { customerId } as chapter.Converted, { lines, payment, deliverInDays: 25 }, course);
    const accepted = await chapter.acceptQuote(staff, await chapter.issueQuote(staff, draft, course), '王建军', course);
    const contract = await chapter.submitContract(staff, await chapter.draftContract(staff, accepted, TEMPLATE, course), course);
    await chapter.reviewContract(staff, contract, course);
    await chapter.signContract(staff, contract, '王建军', course);
    const sealed = await chapter.sealContract(staff, contract, course);
    const order = await eventually(() => chapter.orderOf(staff, sealed), 30_000);
    await chapter.checkStock(staff, order, course);
    return (await chapter.recordConsent(staff, order, '王建军', course)).id;
  }

  private confirmed(orderId: string): Promise<OrderView> {
    return this.staff.clerk.actor.call(ordersApi.confirmOrder, { orderId });
  }

  private async delivered(orderId: string): Promise<string> {
    const { staff } = this;
    const order = await this.confirmed(orderId);
    const { id: receiptId } = await chapter.reportReceipt(staff, order, 'V-BENCH', course);
    await staff.finance.actor.call(receiptsApi.confirmReceipt, { receiptId });
    await chapter.releaseOrder(staff, order, course);
    const planned = await chapter.planShipment(staff, order, WAREHOUSE, 'ZB-BENCH', course);
    await chapter.dispatchShipment(staff, planned, 'YD-BENCH', course);
    return (await care.serviceFileOf(staff, await chapter.deliverShipment(staff, planned, '王建军', course))).id;
  }

  /** Of the month before, closed with nothing in it but who is measured by what. */
  private async scorecard(): Promise<string | null> {
    const { branchManager, rep, head } = this.staff;
    const { finance } = head;
    const month = monthBefore(businessMonth(new Date()));
    const wish = { year: parseInt(month, 10), kpi: 'sales-amount' as const, personId: rep.id, yearly: '1200' };
    const { id: targetId } = await branchManager.actor.call(targetsApi.draftTarget, wish);
    await branchManager.actor.call(targetsApi.issueTarget, { targetId });
    await rep.actor.call(targetsApi.acknowledgeTarget, { targetId });
    await finance.actor.call(monthsApi.requestClosing, { branch: 'bj', month });
    await eventually(() => this.publicationOf(month), 60_000);
    return (await finance.actor.call(scorecardsApi.findScorecards, { month })).items[0]?.id ?? null;
  }

  private async publicationOf(month: string): Promise<void> {
    const { items } = await this.staff.head.finance.actor.call(monthsApi.findMonths, { branch: 'bj', month, status: ['published'] });
    if (items.length === 0) throw new Error(`The closing of ${month} has been requested and is not over`);
  }
}

function staffOf(url: string, { people }: PreparedCompany): Staff {
  const who = (login: string): Person => {
    const found = people.find((person) => person.login === login);
    if (!found) throw new Error(`Nobody signs in as ${login}`);
    return { id: found.id, name: found.name, actor: new PatientActor(url, found) };
  };
  return {
    ...{ code: 'bj', manager: who('bj-manager'), branchManager: who('bj-gm'), assistant: who('bj-assistant'), clerk: who('bj-clerk') },
    ...{ logistics: who('bj-logistics'), service: who('bj-service'), serviceManager: who('bj-servicemgr'), finance: who('bj-finance'), rep: who('bj-rep1') },
    head: { gm: who('gm'), legal: who('legal'), auditor: who('auditor'), finance: who('finance'), cashier: who('cashier'), office: who('office') },
  };
}
