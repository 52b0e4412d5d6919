import type { ServiceFileView } from '@tradewind/contracts/after-sales/service-files.api';
import type { ContractView } from '@tradewind/contracts/contracts/contracts.api';
import type { QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import type { LeadView } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import type { InvoiceView } from '@tradewind/contracts/orders/invoices.api';
import type { OrderView } from '@tradewind/contracts/orders/orders.api';
import type { ReceiptView } from '@tradewind/contracts/orders/receipts.api';
import type { ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { serviceFileOf } from './care.ts';
import { TEMPLATE, WAREHOUSE } from './catalogue.ts';
import type { ToldTime } from './course.ts';
import * as chapter from './deal.ts';
import type { Branch, HeadOffice, Person } from './staff.ts';
import type { Tally } from './tally.ts';

/** What a deal is made of, beside the people and the time. */
export interface Plot {
  readonly prospect: chapter.Prospect;
  readonly offer: chapter.Offer;
  /** Digits that no other deal has: vouchers, waybills and invoice numbers are made of it. */
  readonly mark: string;
  /** Applied for in this deal. */
  readonly credit?: chapter.CreditWish;
  /** The customer of an earlier deal buys again. */
  readonly customerId?: string;
}

interface Told {
  readonly rep: Person;
  readonly branch: Branch;
  readonly head: HeadOffice;
  readonly course: ToldTime;
  readonly tally: Tally;
}

/** A deal on its way through the history: what has come of it so far. */
export class ToldDeal {
  readonly staff: Branch & { readonly rep: Person; readonly head: HeadOffice };
  readonly course: ToldTime;
  readonly plot: Plot;
  readonly tally: Tally;
  lead!: LeadView;
  converted!: chapter.Converted;
  quote!: QuoteView;
  contract!: ContractView;
  order!: OrderView;
  receipt!: ReceiptView;
  shipment!: ShipmentView;
  invoice!: InvoiceView;
  file!: ServiceFileView;

  constructor({ rep, branch, head, course, tally }: Told, plot: Plot) {
    this.staff = { ...branch, rep, head };
    this.course = course;
    this.plot = plot;
    this.tally = tally;
  }

  count(kind: 'signed' | 'delivered' | 'received' | 'care', day = this.course.today()): void {
    this.tally.add(this.staff.code, day, kind);
  }
}

type Step = (deal: ToldDeal) => Promise<void>;

const BEGINNING = {
  lead: async (deal) => {
    deal.lead = await chapter.captureLead(deal.staff, deal.plot.prospect, deal.course);
  },
  contacted: async (deal) => {
    deal.lead = await chapter.contactLead(deal.staff, deal.lead, deal.plot.prospect, deal.course);
  },
  converted: async (deal) => {
    deal.converted = await chapter.convertLead(deal.staff, deal.lead, { potential: 4, fit: 5, credit: 4 }, deal.course);
    await chapter.completeFile(deal.staff, deal.converted, deal.plot.prospect, deal.course);
  },
} satisfies Record<string, Step>;

const AGAIN = {
  reopened: async (deal) => {
    const { customerId = '', prospect } = deal.plot;
    const opportunity = { customerId, title: `${prospect.name} 续购`, expectedAmount: '100000.00' };
    const { id: opportunityId } = await deal.staff.rep.actor.call(opportunitiesApi.openOpportunity, opportunity, deal.course.now());
    deal.converted = { customerId, opportunityId };
  },
} satisfies Record<string, Step>;

const SELLING = {
  needs: async ({ staff, converted, plot, course }) => {
    await chapter.understandNeeds(staff, converted, plot.prospect, course);
  },
  'credit-applied': async ({ staff, converted, plot: { credit }, course }) => {
    if (credit) await chapter.applyForCredit(staff, converted, credit, course);
  },
  'credit-granted': async ({ staff, converted, plot: { credit }, course }) => {
    if (credit) await chapter.grantCredit(staff, converted, course);
  },
  'quote-drafted': async (deal) => {
    deal.quote = await chapter.draftQuote(deal.staff, deal.converted, deal.plot.offer, deal.course);
  },
  quoted: async (deal) => {
    deal.quote = await chapter.issueQuote(deal.staff, deal.quote, deal.course);
  },
  accepted: async (deal) => {
    deal.quote = await chapter.acceptQuote(deal.staff, deal.quote, deal.plot.prospect.contact, deal.course);
  },
  'contract-drafted': async (deal) => {
    deal.contract = await chapter.draftContract(deal.staff, deal.quote, TEMPLATE, deal.course);
  },
  submitted: async (deal) => {
    deal.contract = await chapter.submitContract(deal.staff, deal.contract, deal.course);
  },
  approved: async (deal) => {
    deal.contract = await chapter.reviewContract(deal.staff, deal.contract, deal.course);
  },
  signed: async (deal) => {
    deal.contract = await chapter.signContract(deal.staff, deal.contract, deal.plot.prospect.contact, deal.course);
  },
  sealed: async (deal) => {
    deal.contract = await chapter.sealContract(deal.staff, deal.contract, deal.course);
    deal.count('signed');
    deal.order = await chapter.orderOf(deal.staff, deal.contract);
  },
  acknowledged: ({ staff, contract, course }) => chapter.acknowledgeCopies(staff, contract, course),
} satisfies Record<string, Step>;

const ORDERING = {
  'stock-checked': async (deal) => {
    deal.order = await chapter.checkStock(deal.staff, deal.order, deal.course);
  },
  consented: async (deal) => {
    deal.order = await chapter.recordConsent(deal.staff, deal.order, deal.plot.prospect.contact, deal.course);
  },
  confirmed: async (deal) => {
    deal.order = await chapter.confirmOrder(deal.staff, deal.order, deal.course);
  },
} satisfies Record<string, Step>;

const PAYING = {
  reported: async (deal) => {
    deal.receipt = await chapter.reportReceipt(deal.staff, deal.order, `HD${deal.plot.mark}`, deal.course);
  },
  paid: async (deal) => {
    deal.receipt = await chapter.confirmReceipt(deal.staff, deal.receipt, deal.course);
    deal.count('received', deal.receipt.receivedOn);
  },
} satisfies Record<string, Step>;

const DELIVERING = {
  released: async (deal) => {
    deal.order = await chapter.releaseOrder(deal.staff, deal.order, deal.course);
  },
  planned: async (deal) => {
    deal.shipment = await chapter.planShipment(deal.staff, deal.order, WAREHOUSE, `ZB${deal.plot.mark}`, deal.course);
  },
  dispatched: async (deal) => {
    deal.shipment = await chapter.dispatchShipment(deal.staff, deal.shipment, `YD${deal.plot.mark}`, deal.course);
  },
  delivered: async (deal) => {
    deal.shipment = await chapter.deliverShipment(deal.staff, deal.shipment, deal.plot.prospect.contact, deal.course);
    deal.count('delivered');
    deal.file = await serviceFileOf(deal.staff, deal.shipment);
  },
  'invoice-requested': async (deal) => {
    deal.invoice = await chapter.requestInvoice(deal.staff, deal.order, deal.course);
  },
  invoiced: async (deal) => {
    deal.invoice = await chapter.issueInvoice(deal.staff, deal.invoice, `2644200000${deal.plot.mark.padStart(10, '0')}`, deal.course);
  },
} satisfies Record<string, Step>;

export type Milestone = keyof (typeof BEGINNING & typeof AGAIN & typeof SELLING & typeof ORDERING & typeof PAYING & typeof DELIVERING);

/** Tells a deal up to a milestone. On credit the goods go first and the money follows. */
export async function tell(deal: ToldDeal, until: Milestone): Promise<ToldDeal> {
  const { customerId, offer } = deal.plot;
  const deliveryAndMoney = offer.payment === 'credit' ? [DELIVERING, PAYING] : [PAYING, DELIVERING];
  const chapters: readonly Readonly<Record<string, Step>>[] = [customerId ? AGAIN : BEGINNING, SELLING, ORDERING, ...deliveryAndMoney];
  for (const steps of chapters) {
    for (const [milestone, step] of Object.entries(steps)) {
      await step(deal);
      if (milestone === until) return deal;
    }
  }
  throw new Error(`This deal never reaches "${until}"`);
}
