import { eventually } from '@tradewind/client/eventually';
import { copiesErased } from '@tradewind/contracts/after-sales/after-sales.events';
import { personalCopiesApi } from '@tradewind/contracts/after-sales/personal-copies.api';
import { ticketsApi, type TicketView } from '@tradewind/contracts/after-sales/tickets.api';
import { customersApi, type AddCustomerContact, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { dataSubjectsApi, type SubjectRequestKind, type SubjectRequestView } from '@tradewind/contracts/customers/data-subjects.api';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { personalDataApi, type RevealedPersonView } from '@tradewind/contracts/customers/personal-data.api';
import { businessDate } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stepAt, totpCode } from '@tradewind/auth/totp';
import { HttpActor } from '@tradewind/client/http-actor';
import { signInApi, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl, type Player } from './support/company.ts';
import { announce } from './support/events.ts';
import { asOwner, databasesDump, everythingOnDisk, filesDump, type Dump } from './support/personal-dump.ts';
import { fetchProblems, imported } from './support/imports.ts';
import { aPartner, signed, type Partner } from './support/partners.ts';
import { bearer, fromBase32, newPerson, refusalOf, signIn } from './support/sign-in.ts';

const today = businessDate(new Date());
const reason = 'Delivery tomorrow, gate is locked';
const aName = (): string => `渝北建材${randomBytes(5).toString('hex')}有限公司`;
const wang = { name: '王明', phone: '138 1234 1234', email: 'Wang@Example.com', address: '重庆市渝北区龙溪街道 1 号' };

let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
  [cast, elsewhere] = await Promise.all([aBranch('重庆分公司'), aBranch('上海分公司')]);
});

const aCustomer = (contacts: readonly AddCustomerContact[] = [wang], by: Player = cast.rep): Promise<CustomerView> =>
  by.call(customersApi.createCustomer, { name: aName(), contacts });
const contactOf = ({ contacts }: CustomerView, at = 0): string => contacts[at]?.contactId ?? '';
const reveal = (by: Player, customer: CustomerView, contactId = contactOf(customer)): Promise<RevealedPersonView> =>
  by.call(personalDataApi.revealContact, { customerId: customer.id, contactId, reason });
const readsOf = (customerId: string) =>
  asOwner<{ actorId: string; action: string; changes: object }>(
    'CUSTOMERS',
    `SELECT "actorId", "action", "changes" FROM "audit" WHERE "aggregateId" = $1 AND "changes" ? 'personalDataRead'`,
    [customerId],
  );
const aTicket = (customerId: string, reportedBy: string, contactId?: string): Promise<TicketView> =>
  eventually(() =>
    cast.service.call(ticketsApi.openTicket, { customerId, kind: 'consultation', whatHappened: '想了解外墙砖', reportedBy, ...(contactId && { contactId }) }),
  );

describe('XCT-06 Personal data are masked for everybody', () => {
  it('in what is answered, in lists and on one customer', async () => {
    const customer = await aCustomer();
    const masked = { name: '王*', phone: '138****1234', email: 'w***@example.com', address: '重庆市渝北区****' };
    expect(customer.contacts).toMatchObject([masked]);
    const everybody = [cast.rep, cast.manager, cast.service, cast.gm, cast.auditor];
    for (const who of everybody) await expect(who.call(customersApi.getCustomer, { customerId: customer.id })).resolves.toMatchObject({ contacts: [masked] });
    const list = await cast.rep.request(customersApi.findCustomers, { limit: 200 });
    await expect(list.text()).resolves.not.toMatch(/13812341234|王明|龙溪/);
  });

  it('is in full only with a reason, for who may see it, and on the record', async () => {
    const customer = await aCustomer();
    await expect(reveal(cast.rep, customer)).resolves.toMatchObject({
      name: '王明',
      phone: '+8613812341234',
      email: 'wang@example.com',
      address: wang.address,
    });
    await expect(readsOf(customer.id)).resolves.toEqual([
      {
        actorId: cast.rep.id,
        action: 'customers.revealContact',
        changes: { personalDataRead: { before: null, after: { subjectIds: [contactOf(customer)], fields: ['name', 'phone', 'email', 'address'], reason } } },
      },
    ]);
    await expect(cast.rep.call(personalDataApi.revealContact, { customerId: customer.id, contactId: contactOf(customer), reason: ' ' })).rejects.toMatchObject({
      status: 400,
    });
    await expect(reveal(cast.service, customer)).resolves.toMatchObject({ name: '王明' });
    await expect(reveal(cast.branchManager, customer)).resolves.toMatchObject({ name: '王明' });
    await expect(readsOf(customer.id)).resolves.toHaveLength(3);
  });

  it('is not for other representatives, other branches, or posts that need no persons', async () => {
    const customer = await aCustomer();
    for (const stranger of [cast.otherRep, elsewhere.rep, elsewhere.service]) await expect(reveal(stranger, customer)).rejects.toMatchObject({ status: 404 });
    for (const nobody of [cast.clerk, cast.assistant, cast.finance, cast.auditor])
      await expect(reveal(nobody, customer)).rejects.toMatchObject({ status: 403 });
    await expect(readsOf(customer.id)).resolves.toEqual([]);
  });

  it('gives no answer when the reading cannot be put on the record', async () => {
    const customer = await aCustomer();
    await asOwner('CUSTOMERS', `ALTER TABLE "audit" ADD CONSTRAINT "broken_for_a_test" CHECK ("requestId" <> 'unrecordable') NOT VALID`);
    try {
      const answer = cast.rep.call(
        personalDataApi.revealContact,
        { customerId: customer.id, contactId: contactOf(customer), reason },
        { headers: { 'x-request-id': 'unrecordable' } },
      );
      await expect(answer).rejects.toMatchObject({ status: 500 });
    } finally {
      await asOwner('CUSTOMERS', `ALTER TABLE "audit" DROP CONSTRAINT "broken_for_a_test"`);
    }
  });

  it('is revealed of leads and of who reported a ticket in the same way', async () => {
    const lead = await cast.rep.call(leadsApi.captureLead, { source: 'web', companyName: aName(), contactName: '赵敏', contactPhone: '13900001111' });
    expect(lead).toMatchObject({ contactName: '赵*', contactPhone: '139****1111' });
    await expect(cast.rep.call(personalDataApi.revealLead, { leadId: lead.id, reason })).resolves.toMatchObject({ name: '赵敏', phone: '+8613900001111' });
    const { id: ticketId, reportedBy } = await aTicket((await aCustomer()).id, '刘工 13800001234');
    expect(reportedBy).toBe('刘* 138****1234');
    await expect(cast.service.call(ticketsApi.revealReporter, { ticketId, reason })).resolves.toEqual({ ticketId, reportedBy: '刘工 13800001234' });
  });

  it('is never kept as a stored answer: each try with the same key is a reading of its own', async () => {
    const customer = await aCustomer();
    const about = { customerId: customer.id, contactId: contactOf(customer), reason };
    const key = newId();
    await cast.rep.call(personalDataApi.revealContact, about, { key });
    await cast.rep.call(personalDataApi.revealContact, about, { key });
    await expect(readsOf(customer.id)).resolves.toHaveLength(2);
  });
});

describe('XCT-07 People are found by their exact number, by whoever may', () => {
  it('in their branch, and only whole numbers', async () => {
    const phone = `199${String(randomInt(1e8)).padStart(8, '0')}`;
    const customer = await aCustomer([{ name: '周强', phone }]);
    const found = async (by: Player, given: string) => (await by.call(customersApi.findCustomers, { phone: given })).items.map(({ id }) => id);
    await expect(found(cast.service, `+86 ${phone}`)).resolves.toEqual([customer.id]);
    await expect(found(elsewhere.service, phone)).resolves.toEqual([]);
    await expect(found(cast.service, `198${phone.slice(3)}`)).resolves.toEqual([]);
    await expect(found(cast.service, phone.slice(0, 6))).rejects.toMatchObject({ status: 400 });
    await expect(found(cast.rep, phone)).rejects.toMatchObject({ status: 403, code: 'access.not-permitted' });
  });

  it('and companies by their exact credit code', async () => {
    const creditCode = `91${randomBytes(8)
      .toString('hex')
      .slice(0, 15)
      .toUpperCase()
      .replace(/[IOSVZ]/g, 'A')}4`
      .slice(0, 18)
      .padEnd(18, '0');
    const customer = await cast.rep.call(customersApi.createCustomer, { name: aName(), creditCode });
    await expect(cast.rep.call(customersApi.findCustomers, { creditCode })).resolves.toMatchObject({ items: [{ id: customer.id }] });
    await expect(elsewhere.rep.call(customersApi.findCustomers, { creditCode })).resolves.toMatchObject({ items: [] });
  });
});

describe('CUS-39 Nobody is approached for what they did not agree to', () => {
  it('refuses marketing without consent, allows it with, and refuses it again once withdrawn', async () => {
    const customer = await aCustomer();
    const about = { customerId: customer.id, contactId: contactOf(customer) };
    const use = () => cast.rep.call(personalDataApi.checkContactUse, { ...about, purpose: 'marketing' });
    const say = (given: boolean) =>
      cast.service.call(personalDataApi.recordConsent, { ...about, purpose: 'marketing', given, on: today, source: '展会登记表' });
    await expect(use()).rejects.toMatchObject({ status: 422, code: 'customer.consent-missing', problem: { rule: { requirement: 'CUS-39' } } });
    await expect(say(true)).resolves.toMatchObject({ contacts: [{ consents: [{ purpose: 'marketing', given: true, recordedBy: cast.service.id }] }] });
    await expect(use()).resolves.toEqual({ contactId: about.contactId, purpose: 'marketing', basis: 'consent', since: today });
    await say(false);
    await expect(use()).rejects.toMatchObject({ code: 'customer.consent-missing' });
    await expect(cast.rep.call(personalDataApi.checkContactUse, { ...about, purpose: 'contract' })).resolves.toMatchObject({ basis: 'contract' });
  });
});

describe('XCT-06 Requests of data subjects', () => {
  const file = (kind: SubjectRequestKind, { id: customerId }: CustomerView, contactId?: string): Promise<SubjectRequestView> =>
    cast.serviceManager.call(dataSubjectsApi.fileSubjectRequest, { kind, customerId, ...(contactId && { contactId }), reason: '本人要求', receivedOn: today });
  const read = (requestId: string) => cast.serviceManager.call(dataSubjectsApi.getSubjectRequest, { requestId });

  it('are answered with everything the services keep', async () => {
    const customer = await aCustomer([wang, { name: '赵敏', phone: '13900001111' }]);
    const [contactId, other] = [contactOf(customer), contactOf(customer, 1)];
    const ticket = await aTicket(customer.id, '王明 13812341234', contactId);
    await aTicket(customer.id, '赵敏 13900001111', other);
    const { id: requestId, dueOn } = await file('export', customer, contactId);
    expect(dueOn > today).toBe(true);
    await expect(cast.serviceManager.call(dataSubjectsApi.exportPersonalData, { requestId })).resolves.toMatchObject({
      people: [{ person: { subjectId: contactId, name: '王明', phone: '+8613812341234' } }],
      copies: [{ service: 'after-sales', record: 'ticket', recordId: ticket.id, text: '王明 13812341234', contactId }],
      legallyHeld: [expect.stringContaining('contracts'), expect.stringContaining('orders')],
    });
    const done = await cast.serviceManager.call(dataSubjectsApi.answerSubjectRequest, { requestId, answer: '已当面交付' });
    expect(done).toMatchObject({ status: 'done', answer: '已当面交付' });
    await expect(readsOf(customer.id)).resolves.toHaveLength(1);
  });

  it('delete one person and nobody else, in every service, and are done when all have confirmed', async () => {
    const customer = await aCustomer([wang, { name: '赵敏', phone: '13900001111' }]);
    const [gone, stays] = [contactOf(customer), contactOf(customer, 1)];
    const [ticket, othersTicket] = [await aTicket(customer.id, '王明 13812341234', gone), await aTicket(customer.id, '赵敏 13900001111', stays)];
    const { id: requestId } = await file('deletion', customer, gone);
    const begun = await cast.serviceManager.call(dataSubjectsApi.erasePersonalData, { requestId, answer: '已删除' });
    expect(begun).toMatchObject({ status: 'in-progress', waitingFor: ['after-sales'] });
    await eventually(async () => {
      await expect(read(requestId)).resolves.toMatchObject({ status: 'done', waitingFor: [], confirmations: [{ service: 'after-sales', copies: 1 }] });
    });
    await expect(reveal(cast.rep, customer, gone)).rejects.toMatchObject({ status: 409, code: 'customer.person-erased' });
    await expect(reveal(cast.rep, customer, stays)).resolves.toMatchObject({ name: '赵敏' });
    const { contacts } = await cast.rep.call(customersApi.getCustomer, { customerId: customer.id });
    expect(contacts[0]).toMatchObject({ name: '***', phone: null, email: null, address: null });
    expect(contacts[0]?.erasedAt).not.toBeNull();
    await expect(cast.service.call(ticketsApi.getTicket, { ticketId: ticket.id })).resolves.toMatchObject({ reportedBy: '***', whatHappened: '想了解外墙砖' });
    await expect(cast.service.call(ticketsApi.revealReporter, { ticketId: othersTicket.id, reason })).resolves.toMatchObject({
      reportedBy: '赵敏 13900001111',
    });
    await expect(aLateTicket(customer.id, gone)).rejects.toMatchObject({ code: 'ticket.reporter-erased' });
    for (const service of ['CUSTOMERS', 'AFTER_SALES']) {
      const [key] = await asOwner<{ wrapped: string | null; destroyedAt: Date | null }>(
        service,
        'SELECT "wrapped", "destroyedAt" FROM "data_key" WHERE "subjectId" = $1',
        [gone],
      );
      expect(key).toMatchObject({ wrapped: null, destroyedAt: expect.any(Date) as Date });
    }
  });

  const aLateTicket = (customerId: string, contactId: string) =>
    cast.service.call(ticketsApi.openTicket, { customerId, contactId, kind: 'service', whatHappened: '补录', reportedBy: '王明' });

  it('delete everybody at a customer, also who is named nowhere but in a ticket', async () => {
    const customer = await aCustomer([wang, { name: '赵敏' }]);
    const ticket = await aTicket(customer.id, '何经理 13700002222');
    const { id: requestId } = await file('deletion', customer);
    await cast.serviceManager.call(dataSubjectsApi.erasePersonalData, { requestId, answer: '已删除' });
    await eventually(async () => {
      await expect(read(requestId)).resolves.toMatchObject({ status: 'done' });
    });
    for (const at of [0, 1]) await expect(reveal(cast.rep, customer, contactOf(customer, at))).rejects.toMatchObject({ code: 'customer.person-erased' });
    await expect(cast.service.call(ticketsApi.revealReporter, { ticketId: ticket.id, reason })).rejects.toMatchObject({ code: 'ticket.reporter-erased' });
  });

  it('delete the person of a lead too', async () => {
    const { id: leadId } = await cast.rep.call(leadsApi.captureLead, { source: 'web', companyName: aName(), contactName: '赵敏' });
    await expect(cast.rep.call(personalDataApi.eraseLeadPerson, { leadId, reason: '本人要求' })).rejects.toMatchObject({ status: 403 });
    const erased = await cast.serviceManager.call(personalDataApi.eraseLeadPerson, { leadId, reason: '本人要求' });
    expect(erased).toMatchObject({ contactName: null, status: 'new' });
    await expect(cast.rep.call(personalDataApi.revealLead, { leadId, reason })).rejects.toMatchObject({ code: 'customer.person-erased' });
  });

  it('are refused only with reasons, and worked only by who may', async () => {
    const customer = await aCustomer();
    const { id: requestId } = await file('deletion', customer);
    await expect(elsewhere.serviceManager.call(dataSubjectsApi.getSubjectRequest, { requestId })).rejects.toMatchObject({ status: 404 });
    await expect(cast.rep.call(dataSubjectsApi.getSubjectRequest, { requestId })).rejects.toMatchObject({ status: 403 });
    await expect(cast.rep.call(personalCopiesApi.personalDataOf, { customerId: customer.id, reason })).rejects.toMatchObject({ status: 403 });
    await expect(cast.legal.call(dataSubjectsApi.refuseSubjectRequest, { requestId, reasons: '非本人申请' })).resolves.toMatchObject({
      status: 'refused',
      answer: '非本人申请',
    });
  });
});

const UNSTORABLE = `unstorable-${randomBytes(4).toString('hex')}`;
/** One rare first letter, so that a single look finds every seeded name that is not masked. */
const RARE = '龘';
/** None that a mask takes for the end of a province, city or county: the seeded addresses hold the names too. */
function someHan(): string {
  const drawn = String.fromCodePoint(randomInt(0x4e00, 0x9fa5));
  return /[省区市州盟县旗]/.test(drawn) ? someHan() : drawn;
}
interface Seeded extends AddCustomerContact {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}
const aPerson = (): Seeded => ({
  name: `${RARE}${someHan()}${someHan()}${someHan()}`,
  phone: `195${String(randomInt(1e8)).padStart(8, '0')}`,
  email: `${randomBytes(6).toString('hex')}@seeded.example`,
});

function hitsIn({ source, text }: Dump, people: readonly Seeded[]): string[] {
  const phones = new Set(people.map(({ phone }) => phone));
  const numbers = [...text.matchAll(/(?=(195\d{8}))/g)].map(([, number = '']) => number).filter((number) => phones.has(number));
  const names = text.match(new RegExp(`${RARE}\\p{Script=Han}`, 'gu')) ?? [];
  const addresses = text.match(/[0-9a-f]{12}@seeded\.example/g) ?? [];
  return [...numbers, ...names, ...addresses].map((hit) => `${source}: ${hit}`);
}

describe('XCT-06 Nothing that was seeded is found in what a thief would have', () => {
  const people = Array.from({ length: 340 }, aPerson);

  it('after 1,000 personal strings went through everything that could drop one', async () => {
    const customers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        aCustomer(people.slice(i * 50, (i + 1) * 50).map((person) => ({ ...person, address: `重庆市渝北区${person.name}路` }))),
      ),
    );
    const [first] = customers as [CustomerView];
    for (const { name, phone, email } of people.slice(300)) await useOnce({ name, phone, email }, first);
    await bringIn(people.slice(280, 300));
    await failInTheDatabase(people.slice(300, 305));
    await deadLetterOf(first);
    const marker = `marker-${randomBytes(8).toString('hex')}`;
    await cast.rep.call(interactionsApi.recordInteraction, { customerId: first.id, kind: 'conversation', text: marker });
    await everythingOnDisk();
    const dumps = [...(await databasesDump()), ...filesDump()];
    expect(dumps.flatMap((dump) => hitsIn(dump, people))).toEqual([]);
    proveThatTheLookSees(dumps, marker, first);
  }, 90_000);

  /** As a file: some rows are taken in, those with a telephone number that is none come back. */
  async function bringIn(some: readonly Seeded[]): Promise<void> {
    const rows = some.map(({ name, phone, email }, i) => `${aName()},${name},${i % 2 === 0 ? phone : `${phone}${phone}`},${email}`);
    const it_ = await imported(cast.manager, Buffer.from(`名称,联系人,电话,邮箱\n${rows.join('\n')}\n`));
    expect(it_).toMatchObject({ done: some.length / 2, wrong: some.length / 2 });
    expect((await fetchProblems(cast.manager, it_.id)).status).toBe(200);
  }

  /** One person through a lead, a contact, a ticket, a search, an export, and refusals of every kind. */
  async function useOnce({ name, phone, email }: Seeded, { id: customerId }: CustomerView): Promise<void> {
    const key = newId();
    const lead = { source: 'web', companyName: aName(), contactName: name, contactPhone: phone, contactEmail: email } as const;
    const { version, contacts } = await cast.rep.call(customersApi.addContact, { customerId, name, phone, email }, { key });
    const contactId = contacts.at(-1)?.contactId ?? '';
    await Promise.all([
      cast.rep.call(leadsApi.captureLead, lead, { key }),
      cast.rep.call(customersApi.updateContact, { customerId, contactId, name: `${name}甲` }, { ifMatch: version }),
      cast.service.call(customersApi.findCustomers, { phone }),
      eventually(() =>
        cast.service.call(
          ticketsApi.openTicket,
          { customerId, kind: 'service', whatHappened: '咨询', reportedBy: `${name} ${phone} ${email}`, contactId },
          { key },
        ),
      ),
      cast.rep.call(personalDataApi.revealContact, { customerId, contactId, reason }, { key }),
      refused(cast.rep.call(customersApi.addContact, { customerId, name: name.repeat(40), phone, email })),
      refused(cast.rep.call(customersApi.addContact, { customerId, name, phone: `${phone}${phone}`, email })),
      refused(cast.rep.call(customersApi.addContact, { customerId, name, phone, email: `${email} ${email}` })),
      refused(cast.rep.call(customersApi.addContact, { customerId, name, phone, [name]: email })),
      refused(cast.rep.call(customersApi.addContact, { customerId: newId(), name, phone, email })),
      refused(cast.otherRep.call(customersApi.addContact, { customerId, name, phone, email })),
      refused(cast.clerk.call(customersApi.findCustomers, { phone })),
      refused(cast.service.call(customersApi.findCustomers, { phone: name })),
    ]);
  }

  const refused = (attempt: Promise<unknown>): Promise<void> =>
    attempt.then(
      () => Promise.reject(new Error('it was not refused')),
      () => undefined,
    );

  /** The database refuses the row itself: service and PostgreSQL both log what they were given. */
  async function failInTheDatabase(persons: readonly Seeded[]): Promise<void> {
    await asOwner('CUSTOMERS', `ALTER TABLE "lead" ADD CONSTRAINT "broken_for_a_test" CHECK ("need" <> '${UNSTORABLE}') NOT VALID`);
    try {
      for (const { name: contactName, phone: contactPhone, email: contactEmail } of persons) {
        const lead = { source: 'web', companyName: aName(), contactName, contactPhone, contactEmail, need: UNSTORABLE } as const;
        await expect(cast.rep.call(leadsApi.captureLead, lead)).rejects.toMatchObject({ status: 500 });
      }
    } finally {
      await asOwner('CUSTOMERS', `ALTER TABLE "lead" DROP CONSTRAINT "broken_for_a_test"`);
    }
  }

  /** A confirmation nobody asked for: customers refuses it for good and keeps it as a dead letter. */
  async function deadLetterOf(customer: CustomerView): Promise<void> {
    const { id: requestId } = await cast.serviceManager.call(dataSubjectsApi.fileSubjectRequest, {
      ...{ kind: 'export', customerId: customer.id, contactId: contactOf(customer), reason: '本人要求', receivedOn: today },
    });
    await cast.serviceManager.call(dataSubjectsApi.exportPersonalData, { requestId });
    await announce(copiesErased, { requestId, customerId: customer.id, copies: 1 }, { org: `${cast.org}.service`, branch: cast.branch });
    await eventually(async () => {
      await expect(asOwner('CUSTOMERS', `SELECT 1 FROM "dead_letter" WHERE "envelope"->'payload'->>'requestId' = $1`, [requestId])).resolves.toHaveLength(1);
    });
  }

  /** Controls: the look finds what is there, and the dumps hold what was written. */
  function proveThatTheLookSees(dumps: readonly Dump[], marker: string, customer: CustomerView): void {
    const [person] = people as [Seeded];
    expect(hitsIn({ source: 'control', text: `x${person.name} +86${person.phone} <${person.email}>` }, people)).toHaveLength(3);
    const holding = (text: string) => dumps.filter((dump) => dump.text.includes(text)).map(({ source }) => source);
    expect(holding(marker)).toEqual(expect.arrayContaining([expect.stringContaining('interaction'), expect.stringContaining('pg_wal')]));
    expect(holding(`${RARE}*`)).toEqual(expect.arrayContaining([expect.stringMatching(/CUSTOMERS.*customer/), expect.stringMatching(/AFTER_SALES.*ticket/)]));
    expect(holding(customer.no)).toEqual(expect.arrayContaining([expect.stringContaining('/nats/')]));
    expect(holding(UNSTORABLE)).toEqual(expect.arrayContaining([expect.stringMatching(/\/log\/.*postgres/), expect.stringMatching(/\/log\/(?!.*postgres)/)]));
  }
});

interface Keys {
  readonly active: string;
  readonly keys: Readonly<Record<string, string>>;
}

const keysIn = (file: string): Keys => JSON.parse(readFileSync(file, 'utf8')) as Keys;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A new key, and the last one to be used from now on. */
function addKey(file: string): string {
  const known = keysIn(file);
  const active = `key-${randomBytes(3).toString('hex')}`;
  writeFileSync(file, JSON.stringify({ ...known, active, keys: { ...known.keys, [active]: randomBytes(32).toString('base64') } }));
  return active;
}

/** Every key but the active one is gone for good. */
function retireOldKeys(file: string): void {
  const { active, keys, ...others } = keysIn(file);
  writeFileSync(file, JSON.stringify({ ...others, active, keys: { [active]: keys[active] } }));
}

/** How many rows still lie under another key than these two. */
async function leftUnder({ data, partners }: { data: string; partners: string }): Promise<number> {
  const counts = await Promise.all([
    ...['CUSTOMERS', 'AFTER_SALES'].map((service) =>
      asOwner<{ left: number }>(service, `SELECT count(*)::int AS "left" FROM "data_key" WHERE "kekId" <> $1 AND "destroyedAt" IS NULL`, [data]),
    ),
    asOwner<{ left: number }>(
      'IDENTITY',
      `SELECT count(*)::int AS "left" FROM "second_factor" WHERE "sealedSecret" <> '' AND NOT starts_with("sealedSecret", $1 || '.')`,
      [data],
    ),
    asOwner<{ left: number }>(
      'IDENTITY',
      `SELECT count(*)::int AS "left" FROM "partner_app", jsonb_array_elements("secrets") s WHERE NOT starts_with(s->>'sealed', $1 || '.')`,
      [partners],
    ),
  ]);
  return counts.flat().reduce((sum, { left }) => sum + left, 0);
}

describe('XCT-07 The keys that wrap all others are changed while everybody works', () => {
  it('without one error, every key and secret is wrapped anew, and without the old keys all goes on', async () => {
    const files = { data: process.env.PERSONAL_DATA_KEYS_FILE ?? '', partners: process.env.PARTNER_KEY_FILE ?? '' };
    const [customer, erp, owner] = [await aCustomer(), await aPartner({ scopes: ['orders.findOrders'], org: cast.org }), await withSecondFactor()];
    const failures: unknown[] = [];
    const load = { on: true, done: 0 };
    const working = Array.from({ length: 3 }, async () => {
      for (; load.on; load.done += 1) await work(customer, erp).catch((error: unknown) => failures.push(error));
    });
    const active = { data: addKey(files.data), partners: addKey(files.partners) };
    const allAnew = (): Promise<void> => eventually(async () => expect(await leftUnder(active)).toBe(0), 30_000);
    await allAnew();
    await sleep(1_500); // whoever sealed with the key before it was told of the next
    await allAnew();
    retireOldKeys(files.data);
    retireOldKeys(files.partners);
    await sleep(1_500); // until everybody has looked into the files again
    await work(customer, erp);
    load.on = false;
    await Promise.all(working);
    expect(failures).toEqual([]);
    expect(load.done).toBeGreaterThan(5);
    await expect(reveal(cast.rep, customer)).resolves.toMatchObject({ name: '王明' });
    await expect(owner.signInWithCode()).resolves.toMatchObject({ expires_in: 600 });
  }, 120_000);

  async function work(customer: CustomerView, erp: Partner): Promise<void> {
    const { contacts } = await cast.rep.call(customersApi.createCustomer, { name: aName(), contacts: [wang] });
    expect(contacts).toHaveLength(1);
    await expect(reveal(cast.rep, customer)).resolves.toMatchObject({ phone: '+8613812341234' });
    await expect(signed(erp, 'GET', '/orders').then(({ status }) => status)).resolves.toBe(200);
  }

  /** Somebody who signs in with password and authenticator app. */
  async function withSecondFactor(): Promise<{ signInWithCode: () => Promise<TokenView> }> {
    const person = await newPerson(cast);
    const { access_token: token } = await signIn(person);
    const { secret } = await bearer(token).call(signInApi.enrolTotp, {});
    const code = (at: Date): string => totpCode(fromBase32(secret), stepAt(at));
    const before = new Date(Date.now() - 60_000);
    await bearer(token).call(signInApi.confirmTotp, { otp: code(before) }, { asOf: before });
    const signInWithCode = async (): Promise<TokenView> => {
      const { problem } = await refusalOf(signIn(person));
      const mfaToken = String(problem.rule?.facts.mfaToken);
      return new HttpActor(baseUrl(), null).call(signInApi.signIn, { grant_type: 'mfa_otp', mfa_token: mfaToken, otp: code(new Date()) });
    };
    return { signInWithCode };
  }
});
