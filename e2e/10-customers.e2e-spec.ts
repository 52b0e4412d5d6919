import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import type { Refusal } from '@tradewind/client/refusal';
import { contractEffective, type AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { creditApi as creditAccountsApi } from '@tradewind/contracts/orders/credit.api';
import { creditApi, type ApplyForCredit } from '@tradewind/contracts/customers/credit.api';
import { customersApi, type CreateCustomer, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { contactOverdue, creditGranted, creditHeld, customerCreated, LEAD_SOURCES, opportunityWon } from '@tradewind/contracts/customers/customers.events';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { leadsApi, type CaptureLead, type LeadView } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi, type OpportunityView } from '@tradewind/contracts/customers/opportunities.api';
import { purchasesApi } from '@tradewind/contracts/customers/purchases.api';
import { orderOpened, receiptConfirmed, receivableOverdue, receivablePaid, shipmentDelivered } from '@tradewind/contracts/orders/orders.events';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { announce, announced } from './support/events.ts';

const today = businessDate(new Date());
/** A name nobody in the company has heard before. */
const aName = (): string => `渝北建材${randomBytes(5).toString('hex')}`;
const refusalOf = (attempt: Promise<unknown>): Promise<Refusal> =>
  attempt.then(
    () => Promise.reject(new Error('it was not refused')),
    (refusal: unknown) => refusal as Refusal,
  );

const aLead = (by: Player, given: Partial<CaptureLead> = {}): Promise<LeadView> =>
  by.call(leadsApi.captureLead, { source: 'exhibition', companyName: `${aName()}有限公司`, ...given });
async function aQualifiedLead(by: Player, given: Partial<CaptureLead> = {}): Promise<LeadView> {
  const { id: leadId } = await aLead(by, given);
  await by.call(leadsApi.contactLead, { leadId, note: 'Wants a price' });
  return by.call(leadsApi.qualifyLead, { leadId, potential: 4, fit: 4, credit: 4 });
}
const aCustomer = (by: Player, given: Partial<CreateCustomer> = {}): Promise<CustomerView> =>
  by.call(customersApi.createCustomer, { name: `${aName()}有限公司`, ...given });

let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
  [cast, elsewhere] = await Promise.all([aBranch('重庆分公司'), aBranch('上海分公司')]);
});
const place = () => ({ org: `${cast.org}.sales`, branch: cast.branch });

describe('CUS-11 Leads come from known sources', () => {
  it('captures one from every source', async () => {
    for (const source of LEAD_SOURCES) await expect(aLead(cast.rep, { source })).resolves.toMatchObject({ source, status: 'new', ownerId: cast.rep.id });
    const { items } = await cast.rep.call(leadsApi.findLeads, { source: ['referral'] });
    expect(items.every(({ source }) => source === 'referral')).toBe(true);
  });

  it('accepts no other source', async () => {
    await expect(aLead(cast.rep, { source: 'hearsay' as never })).rejects.toMatchObject({ status: 400 });
  });

  it('shows contacts masked', async () => {
    const lead = await aLead(cast.rep, { contactName: '王明', contactPhone: '138 1234 1234', contactEmail: 'wang@example.com' });
    expect(lead).toMatchObject({ contactName: '王*', contactPhone: '138****1234', contactEmail: 'w***@example.com' });
    await expect(aLead(cast.rep, { contactPhone: '12' })).rejects.toMatchObject({ status: 400, code: 'customer.phone-malformed' });
  });
});

describe('CUS-12 Leads are screened; the best go on the key follow-up list', () => {
  it('qualifies a good one and lists it for key follow-up', async () => {
    const lead = await aQualifiedLead(cast.rep);
    expect(lead).toMatchObject({ status: 'qualified', keyFollowUp: true, screening: { total: 12 } });
    const { items } = await cast.rep.call(leadsApi.findLeads, { keyFollowUp: true });
    expect(items.map(({ id }) => id)).toContain(lead.id);
  });

  it('refuses to qualify below the mark and names the ways forward', async () => {
    const { id: leadId } = await aLead(cast.rep);
    await cast.rep.call(leadsApi.contactLead, { leadId });
    const refusal = await refusalOf(cast.rep.call(leadsApi.qualifyLead, { leadId, potential: 2, fit: 3, credit: 3 }));
    expect(refusal).toMatchObject({ status: 422, code: 'lead.below-the-mark', problem: { rule: { requirement: 'CUS-12' } } });
    await expect(cast.rep.call(leadsApi.disqualifyLead, { leadId, reason: 'No budget' })).resolves.toMatchObject({
      status: 'disqualified',
      reason: 'No budget',
    });
  });

  it('gives a lead that was given up to a colleague for another try', async () => {
    const { id: leadId } = await aLead(cast.rep);
    await cast.rep.call(leadsApi.disqualifyLead, { leadId, reason: 'No budget' });
    const recycled = await eventually(() => cast.manager.call(leadsApi.recycleLead, { leadId, reason: 'New budget', newOwnerId: cast.otherRep.id }));
    expect(recycled).toMatchObject({ status: 'recycled', ownerId: cast.otherRep.id, ownerName: cast.otherRep.name });
    await expect(cast.rep.call(leadsApi.getLead, { leadId })).rejects.toMatchObject({ status: 404 });
    await expect(cast.otherRep.call(leadsApi.contactLead, { leadId })).resolves.toMatchObject({ status: 'contacted' });
  });
});

describe('CUS-14 Whose customer it is: one company, one file, one person in charge', () => {
  it('refuses a lead that is a colleague’s lead in another spelling, and names the colleague', async () => {
    const name = aName();
    await aLead(cast.rep, { companyName: `${name}（重庆）有限公司` });
    const refusal = await refusalOf(aLead(cast.otherRep, { companyName: ` ${name}(重庆) 有限责任公司` }));
    expect(refusal).toMatchObject({ status: 422, code: 'customer.company-already-known', problem: { rule: { requirement: 'CUS-14' } } });
    expect(refusal.problem.detail).toContain(cast.rep.name);
  });

  it('refuses across branches, although they do not see each other’s customers', async () => {
    const customer = await aCustomer(cast.rep);
    await expect(elsewhere.rep.call(customersApi.getCustomer, { customerId: customer.id })).rejects.toMatchObject({ status: 404 });
    const refusal = await refusalOf(aLead(elsewhere.rep, { companyName: customer.name }));
    expect(refusal.problem.detail).toContain(cast.rep.name);
    await expect(aCustomer(elsewhere.rep, { name: customer.name })).rejects.toMatchObject({ code: 'customer.company-already-known' });
  });

  it('recognises a company by its credit code too', async () => {
    const creditCode = aCreditCode();
    await aCustomer(cast.rep, { creditCode });
    await expect(aLead(cast.otherRep, { creditCode })).rejects.toMatchObject({ code: 'customer.company-already-known' });
  });

  it('gives of ten at the same moment one the file and nine the refusal', async () => {
    const companyName = `${aName()}有限公司`;
    const attempts = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? aLead(cast.rep, { companyName }) : aCustomer(elsewhere.rep, { name: companyName })));
    const outcomes = await Promise.allSettled<unknown>(attempts);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refusal] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array<string>(9).fill('customer.company-already-known'));
  });

  it('does not let a rename end in somebody else’s name', async () => {
    const [mine, theirs] = [await aCustomer(cast.rep), await aCustomer(cast.otherRep)];
    const rename = cast.rep.call(customersApi.updateCustomer, { customerId: mine.id, name: theirs.name }, { ifMatch: mine.version });
    await expect(rename).rejects.toMatchObject({ code: 'customer.company-already-known' });
    const renamed = await cast.rep.call(customersApi.updateCustomer, { customerId: mine.id, name: `${aName()}有限公司` }, { ifMatch: mine.version });
    expect(renamed.version).toBe(mine.version + 1);
    await expect(aCustomer(cast.otherRep, { name: mine.name })).resolves.toMatchObject({ status: 'prospect' });
  });

  it('is handed over with everything that is open', async () => {
    const customer = await aCustomer(cast.rep);
    const { id: opportunityId } = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId: customer.id, title: '水泥 200 吨' });
    const handOver = { customerId: customer.id, newOwnerId: cast.otherRep.id, reason: 'Area changed' };
    await expect(eventually(() => cast.rep.call(customersApi.handOver, handOver))).resolves.toMatchObject({ ownerId: cast.otherRep.id });
    await expect(cast.rep.call(customersApi.getCustomer, { customerId: customer.id })).rejects.toMatchObject({ status: 404 });
    await expect(cast.otherRep.call(opportunitiesApi.getOpportunity, { opportunityId })).resolves.toMatchObject({ ownerId: cast.otherRep.id });
    await expect(cast.otherRep.call(creditApi.getCreditProfile, { customerId: customer.id })).resolves.toMatchObject({ ownerId: cast.otherRep.id });
  });

  it('is handed over only to somebody who works here, and not out of the branch by its own people', async () => {
    const { id: customerId } = await aCustomer(cast.rep);
    const to = (newOwnerId: string) => cast.rep.call(customersApi.handOver, { customerId, newOwnerId, reason: 'Moved' });
    await expect(to(newId())).rejects.toMatchObject({ status: 422, code: 'customer.new-owner-unknown' });
    await eventually(() => expect(to(elsewhere.rep.id)).rejects.toMatchObject({ code: 'access.outside-your-org' }));
    await expect(to(cast.rep.id)).rejects.toMatchObject({ status: 409, code: 'customer.already-theirs' });
  });
});

describe('CUS-02 A qualified lead becomes a customer with an opportunity, both or neither', () => {
  it('takes over what is known, under numbers of the branch', async () => {
    const lead = await aQualifiedLead(cast.rep, { contactName: '王明', contactPhone: '13812341234', need: '水泥 200 吨' });
    const { status, customerId, opportunityId } = await cast.rep.call(leadsApi.convertLead, { leadId: lead.id });
    expect(status).toBe('converted');
    const customer = await cast.rep.call(customersApi.getCustomer, { customerId: customerId ?? '' });
    expect(customer).toMatchObject({ name: lead.companyName, leadId: lead.id, status: 'prospect', tier: 'potential', needs: '水泥 200 吨' });
    expect(customer).toMatchObject({ org: `${cast.org}.sales`, branch: cast.branch, ownerId: cast.rep.id, contacts: [{ name: '王*', phone: '138****1234' }] });
    expect(customer.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-KH-\\d{4}-\\d{6}$`));
    const opportunity = await cast.rep.call(opportunitiesApi.getOpportunity, { opportunityId: opportunityId ?? '' });
    expect(opportunity).toMatchObject({ customerId, stage: 'research', title: '水泥 200 吨' });
    await eventually(async () => {
      const created = await announced(customerCreated, cast.branch);
      expect(created.find((fact) => fact.customerId === customerId)).toMatchObject({ name: lead.companyName, salesRepId: cast.rep.id });
    });
  });

  it('does not happen twice, nor before the screening', async () => {
    const { id: leadId } = await aLead(cast.rep);
    await expect(cast.rep.call(leadsApi.convertLead, { leadId })).rejects.toMatchObject({ status: 409, code: 'state.illegal-transition' });
    const { id: qualified } = await aQualifiedLead(cast.rep);
    const twice = await Promise.allSettled([1, 2].map(() => cast.rep.call(leadsApi.convertLead, { leadId: qualified })));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps the name taken by the customer', async () => {
    const lead = await aQualifiedLead(cast.rep);
    await cast.rep.call(leadsApi.convertLead, { leadId: lead.id });
    await expect(aLead(cast.otherRep, { companyName: lead.companyName })).rejects.toMatchObject({ code: 'customer.company-already-known' });
  });
});

describe('CUS-01, CUS-05 The customer file is complete, correct and can be found', () => {
  it('names what is missing until nothing is', async () => {
    const customer = await aCustomer(cast.rep, { creditCode: aCreditCode() });
    expect(customer.completeness.missing).toEqual(expect.arrayContaining(['industry', 'address', 'needs', 'contact', 'contactPhone']));
    const { id: customerId, version } = customer;
    const correction = { customerId, industry: '建材', address: '重庆市渝北区', needs: '水泥', creditCodeReason: '证照已核' };
    const corrected = await cast.rep.call(customersApi.updateCustomer, correction, { ifMatch: version });
    const complete = await cast.rep.call(customersApi.addContact, { customerId, name: '王明', phone: '13812341234' });
    expect(corrected.creditCodeVerified).toBe(true);
    expect(complete).toMatchObject({ completeness: { share: '1.00', missing: [] }, contacts: [{ name: '王*', phone: '138****1234', email: null }] });
    const contactId = complete.contacts[0]?.contactId ?? '';
    const moved = await cast.rep.call(customersApi.updateContact, { customerId, contactId, position: '采购经理' }, { ifMatch: complete.version });
    expect(moved.contacts).toMatchObject([{ contactId, position: '采购经理', phone: '138****1234' }]);
  });

  it('accepts a code whose check digit does not fit, but not one that is no code', async () => {
    const body = aCreditCode().slice(0, 17);
    const customers = await Promise.all(['0', '1'].map((digit) => aCustomer(cast.rep, { creditCode: body + digit })));
    expect(customers.some(({ creditCodeVerified }) => !creditCodeVerified)).toBe(true);
    await expect(aCustomer(cast.rep, { creditCode: 'I0000000000000000O' })).rejects.toMatchObject({ status: 400 });
  });

  it('is changed only by who has read it last', async () => {
    const { id: customerId, version } = await aCustomer(cast.rep);
    await expect(cast.rep.call(customersApi.updateCustomer, { customerId, industry: '建材' })).rejects.toMatchObject({ status: 428 });
    await cast.rep.call(customersApi.updateCustomer, { customerId, industry: '建材' }, { ifMatch: version });
    await expect(cast.rep.call(customersApi.updateCustomer, { customerId, industry: '贸易' }, { ifMatch: version })).rejects.toMatchObject({ status: 412 });
  });

  it('is found by name, number, pinyin and tier, by those whose posts reach it', async () => {
    const customer = await aCustomer(cast.rep);
    const part = customer.name.slice(4, 12);
    for (const q of [part, customer.no, `yubeijiancai${part}`]) {
      const { items } = await cast.manager.call(customersApi.findCustomers, { q, tier: 'potential', status: ['prospect'], ownerId: cast.rep.id });
      expect(items.map(({ id }) => id)).toContain(customer.id);
    }
    for (const stranger of [cast.otherRep, elsewhere.manager]) {
      await expect(stranger.call(customersApi.findCustomers, { q: part })).resolves.toMatchObject({ items: [] });
    }
  });
});

describe('CUS-01, CUS-03 What service staff learn of a customer reaches sales', () => {
  it('is recorded by service and read by whoever looks after the customer, also after a hand-over', async () => {
    const { id: customerId } = await aCustomer(cast.rep);
    const entry = await cast.service.call(interactionsApi.recordInteraction, { customerId, kind: 'need', text: '咨询白水泥' });
    await cast.rep.call(interactionsApi.recordInteraction, { customerId, kind: 'conversation', text: '电话回复' });
    await expect(cast.rep.call(interactionsApi.findInteractions, { customerId, kind: ['need'] })).resolves.toMatchObject({
      items: [{ id: entry.id, text: '咨询白水泥', recordedBy: cast.service.id, recordedByName: cast.service.name, recordedOn: today }],
    });
    await eventually(() => cast.rep.call(customersApi.handOver, { customerId, newOwnerId: cast.otherRep.id, reason: 'Area changed' }));
    expect((await cast.otherRep.call(interactionsApi.findInteractions, { customerId })).items).toHaveLength(2);
    await expect(cast.rep.call(interactionsApi.findInteractions, { customerId })).rejects.toMatchObject({ status: 404 });
  });

  it('is not written into another branch’s files', async () => {
    const { id: customerId } = await aCustomer(cast.rep);
    const stranger = elsewhere.service.call(interactionsApi.recordInteraction, { customerId, kind: 'feedback', text: 'x' });
    await expect(stranger).rejects.toMatchObject({ status: 404 });
  });
});

describe('CUS-07 Customers are in tiers of the scheme in force', () => {
  it('changes the tier, to one of the scheme only', async () => {
    const { id: customerId } = await aCustomer(cast.rep);
    await expect(cast.rep.call(customersApi.changeTier, { customerId, tier: 'key', reason: 'Buys monthly' })).resolves.toMatchObject({ tier: 'key' });
    const refusal = await refusalOf(cast.rep.call(customersApi.changeTier, { customerId, tier: 'vip', reason: 'Because' }));
    expect(refusal).toMatchObject({ status: 422, code: 'customer.tier-unknown', problem: { rule: { requirement: 'CUS-07' } } });
  });
});

describe('CUS-10, CUS-15 A customer hears from us as often as the tier says (拜访频次)', () => {
  it('is late once the days of the tier have passed, which is said to the person in charge; any contact begins anew', async () => {
    const asOf = new Date(`${addDays(today, -40)}T10:00:00+08:00`);
    const name = `${aName()}有限公司`;
    const { id: customerId, contactDueOn } = await cast.rep.call(customersApi.createCustomer, { name }, { asOf });
    expect(contactDueOn).toBe(addDays(today, -10));
    await eventually(async () => {
      const { items } = await cast.rep.call(customersApi.findCustomers, { contactLate: true });
      expect(items.map(({ id }) => id)).toContain(customerId);
    });
    const said = { customerId, name, tier: 'potential', salesRepId: cast.rep.id, contactedOn: null, dueOn: contactDueOn };
    await eventually(async () => {
      expect(await announced(contactOverdue, cast.branch)).toContainEqual(said);
    });
    await cast.service.call(interactionsApi.recordInteraction, { customerId, kind: 'conversation', text: '电话回访' });
    const after = { contactLate: false, contactedOn: today, contactDueOn: addDays(today, 30) };
    await expect(cast.rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject(after);
  });
});

describe('CUS-16, CUS-17 Opportunities go stage by stage, needs before proposal', () => {
  let opportunity: OpportunityView;
  beforeEach(async () => {
    const { id: customerId } = await aCustomer(cast.rep);
    opportunity = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title: '水泥', expectedAmount: '88000.5', expectedOn: '2026-12-31' });
  });
  const advance = (to?: 'contact' | 'needs' | 'proposal' | 'negotiation' | 'won') =>
    cast.rep.call(opportunitiesApi.advanceOpportunity, { opportunityId: opportunity.id, ...(to && { to }) });

  it('skips no stage (CUS-16)', async () => {
    expect(opportunity).toMatchObject({ stage: 'research', expectedAmount: '88000.50', expectedOn: '2026-12-31' });
    await expect(advance('proposal')).rejects.toMatchObject({ status: 422, code: 'opportunity.stage-skipped' });
    await expect(advance('contact')).resolves.toMatchObject({ stage: 'contact' });
  });

  it('proposes nothing before the needs are recorded (CUS-17)', async () => {
    await advance('contact');
    await advance('needs');
    const refusal = await refusalOf(advance('proposal'));
    expect(refusal).toMatchObject({ status: 422, code: 'opportunity.needs-not-recorded', problem: { rule: { requirement: 'CUS-17' } } });
    await cast.rep.call(opportunitiesApi.recordNeeds, { opportunityId: opportunity.id, needs: '200 吨，五月前', intent: '王经理电话确认' });
    await advance('proposal');
    await expect(advance()).resolves.toMatchObject({ stage: 'negotiation' });
    await expect(advance()).rejects.toMatchObject({ status: 409 });
  });

  it('is lost with a reason', async () => {
    await cast.rep.call(opportunitiesApi.loseOpportunity, { opportunityId: opportunity.id, reason: 'Price' });
    const { items } = await cast.rep.call(opportunitiesApi.findOpportunities, { stage: ['lost'], customerId: opportunity.customerId });
    expect(items).toMatchObject([{ id: opportunity.id, lostReason: 'Price' }]);
  });

  it('is won, and its customer active, when its contract takes effect', async () => {
    const { customerId, customerName, id: opportunityId } = opportunity;
    await contractInForce({ customerId, customerName, opportunityId });
    await eventually(async () => {
      await expect(cast.rep.call(opportunitiesApi.getOpportunity, { opportunityId })).resolves.toMatchObject({ stage: 'won' });
      await expect(cast.rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject({ status: 'active' });
      expect(await announced(opportunityWon, cast.branch)).toContainEqual({ opportunityId, customerId, salesRepId: cast.rep.id });
    });
  });
});

describe('CUS-30, CUS-31 Credit is assessed, agreed to by two, and guaranteed from a limit on', () => {
  let customerId: string;
  beforeEach(async () => {
    ({ id: customerId } = await aCustomer(cast.rep));
  });
  const terms = {
    limit: '200000',
    termDays: 30,
    validUntil: addDays(today, 90),
    grounds: '三年按时付款',
    assessment: { paymentRecord: 5, finances: 4, relationship: 4 },
  } satisfies ApplyForCredit;
  const apply = (given: Partial<ApplyForCredit> = {}) => cast.rep.call(creditApi.applyForCredit, { ...terms, ...given, customerId });
  const agree = (by: Player, step: string) => by.call(creditApi.decideCredit, { customerId, step, approve: true });

  it('grants what the sales manager and then finance agreed to', async () => {
    await expect(cast.rep.call(creditApi.getCreditProfile, { customerId })).resolves.toMatchObject({ status: 'unrated', granted: null, review: null });
    await apply();
    await expect(agree(cast.hqFinance, 'finance')).rejects.toMatchObject({ code: 'review.not-your-turn' });
    await agree(cast.manager, 'sales');
    await expect(cast.rep.call(customersApi.creditStanding, { customerId })).resolves.toMatchObject({ limit: '0.00', held: false });
    await expect(agree(cast.hqFinance, 'finance')).resolves.toMatchObject({ status: 'rated', granted: { limit: '200000.00', termDays: 30 } });
    const standing = { customerId, limit: '200000.00', currency: 'CNY', termDays: 30, validUntil: terms.validUntil };
    await expect(cast.rep.call(customersApi.creditStanding, { customerId })).resolves.toEqual({ ...standing, held: false });
    await eventually(async () => {
      expect(await announced(creditGranted, cast.branch)).toContainEqual({ ...standing, salesRepId: cast.rep.id });
    });
  });

  it('is seen by who looks after the customer before the first order, and by no colleague; by the next one after a hand-over', async () => {
    await apply();
    await agree(cast.manager, 'sales');
    await agree(cast.hqFinance, 'finance');
    const seenBy = (by: Player) => by.call(creditAccountsApi.getCreditAccount, { customerId });
    await eventually(() => expect(seenBy(cast.rep)).resolves.toMatchObject({ limit: '200000.00' }));
    await expect(seenBy(cast.otherRep)).rejects.toMatchObject({ status: 404 });
    await cast.manager.call(customersApi.handOver, { customerId, newOwnerId: cast.otherRep.id, reason: '调岗' });
    await eventually(() => expect(seenBy(cast.otherRep)).resolves.toMatchObject({ limit: '200000.00' }));
    await expect(seenBy(cast.rep)).rejects.toMatchObject({ status: 404 });
    await cast.manager.call(customersApi.handOver, { customerId, newOwnerId: cast.rep.id, reason: '调回' });
  });

  it('is not decided by whoever applied (ORG-14)', async () => {
    const { id } = await aCustomer(cast.manager);
    await cast.manager.call(creditApi.applyForCredit, { ...terms, customerId: id });
    const own = cast.manager.call(creditApi.decideCredit, { customerId: id, step: 'sales', approve: true });
    await expect(own).rejects.toMatchObject({ code: 'review.own-matter' });
  });

  it('refuses a high limit without guarantee and takes it with one (CUS-31)', async () => {
    const refusal = await refusalOf(apply({ limit: '500000' }));
    expect(refusal).toMatchObject({ status: 422, code: 'credit.guarantee-needed', problem: { rule: { requirement: 'CUS-31' } } });
    await apply({ limit: '500000', guarantee: '银行保函' });
    await agree(cast.manager, 'sales');
    await expect(agree(cast.hqFinance, 'finance')).resolves.toMatchObject({ status: 'limited', granted: { guarantee: '银行保函' } });
  });

  it('refuses more than the highest limit, longer than the longest term, and what is over', async () => {
    await expect(apply({ limit: '5000000.01', guarantee: '银行保函' })).rejects.toMatchObject({ status: 422, code: 'credit.limit-too-high' });
    await expect(apply({ termDays: 91 })).rejects.toMatchObject({ status: 422, code: 'credit.term-too-long' });
    await expect(apply({ validUntil: addDays(today, -1) })).rejects.toMatchObject({ status: 422, code: 'credit.already-past' });
  });

  it('is held while a payment is overdue and free when none is any more (CUS-36)', async () => {
    await apply();
    await agree(cast.manager, 'sales');
    await agree(cast.hqFinance, 'finance');
    const [one, two] = [receivable(), receivable()];
    for (const fact of [one, two]) await announce(receivableOverdue, fact, place());
    await eventually(async () => {
      const profile = await cast.rep.call(creditApi.getCreditProfile, { customerId });
      expect(profile).toMatchObject({ status: 'hold', held: true, overdueReceivables: [one.receivableId, two.receivableId] });
    });
    const refusal = await refusalOf(apply());
    expect(refusal).toMatchObject({ status: 422, code: 'credit.on-hold', problem: { rule: { requirement: 'CUS-36' } } });
    for (const fact of [one, two]) await announce(receivablePaid, { ...fact, open: '0.00' }, place());
    await eventually(async () => {
      await expect(cast.rep.call(customersApi.creditStanding, { customerId })).resolves.toMatchObject({ limit: '200000.00', held: false });
      const said = (await announced(creditHeld, cast.branch)).filter((fact) => fact.customerId === customerId);
      expect(said.map(({ held }) => held)).toEqual([true, false]);
    });
  });

  const receivable = () => {
    const { rep } = cast;
    return { receivableId: newId(), orderId: newId(), customerId, salesRepId: rep.id, amount: '1000.00', open: '1000.00', dueOn: today };
  };
});

describe('CUS-37 Every purchase amount is recorded in the customer tracking form', () => {
  it('lists what was signed, delivered and received, with totals, to those who see the customer', async () => {
    const { id: customerId, name: customerName } = await aCustomer(cast.rep);
    const contractId = await contractInForce({ customerId, customerName, opportunityId: null });
    const orderId = newId();
    const order = { orderId, orderNo: 'T-DD-2026-000001', contractId, customerId, customerName, salesRepId: cast.rep.id, total: '1130.00' };
    await announce(orderOpened, order, place());
    const line = { productId: newId(), sku: 'P-1', name: '水泥', quantity: '5', net: '500.00', cost: '300.00', gross: '565.00' };
    await announce(shipmentDelivered, { ...order, shipmentId: newId(), shipmentNo: 'T-FH-2026-000001', lines: [line, line], deliveredOn: today }, place());
    const receipt = { receiptId: newId(), orderId, customerId, salesRepId: cast.rep.id, amount: '400.10', receivedOn: today };
    await announce(receiptConfirmed, receipt, place());
    await eventually(async () => {
      const { items, totals } = await cast.rep.call(purchasesApi.listPurchases, { customerId });
      expect(totals).toEqual([{ currency: 'CNY', signed: '1130.00', delivered: '1130.00', received: '400.10' }]);
      expect(items).toHaveLength(3);
      expect(items).toContainEqual(expect.objectContaining({ kind: 'received', documentId: receipt.receiptId, amount: '400.10', happenedOn: today }));
    });
    const first = await cast.rep.call(purchasesApi.listPurchases, { customerId, limit: 2 });
    const second = await cast.rep.call(purchasesApi.listPurchases, { customerId, limit: 2, cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    for (const stranger of [cast.otherRep, elsewhere.manager]) {
      await expect(stranger.call(purchasesApi.listPurchases, { customerId })).rejects.toMatchObject({ status: 404 });
    }
  });
});

/** Contracts is not what this chapter is about: its fact is announced in its name. */
async function contractInForce(of: { customerId: string; customerName: string; opportunityId: string | null }): Promise<string> {
  const contractId = newId();
  const line: AgreedLine = {
    ...{ productId: newId(), sku: 'P-1', name: '水泥', spec: null, unit: '吨', quantity: '10', unitPrice: '113', taxRate: '0.13' },
    ...{ gross: '1130.00', net: '1000.00', tax: '130.00', unitCost: '60' },
  };
  const agreed = { currency: 'CNY', lines: [line], total: '1130.00', net: '1000.00', payment: 'prepay' as const, deliverBy: today, effectiveOn: today };
  await announce(contractEffective, { ...of, ...agreed, contractId, contractNo: 'T-HT-2026-000001', salesRepId: cast.rep.id }, place());
  return contractId;
}

/** A well-formed code nobody has; its check digit may or may not fit. */
function aCreditCode(): string {
  return `91500000${randomBytes(5).toString('hex').slice(0, 9).toUpperCase()}X`;
}
