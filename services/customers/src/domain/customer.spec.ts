import type { CreateCustomer } from '@tradewind/contracts/customers/customers.api';
import type { Actor, Reach } from '@tradewind/kernel/actor';
import { completenessOf } from './completeness.js';
import { Customer } from './customer.js';
import { Lead } from './lead.js';
import { aPersonKey } from '@tradewind/personal-data/examples';
import type { PersonKey } from '@tradewind/personal-data/person-key';

const at = new Date('2026-03-31T16:30:00Z');
const li: Actor = { id: 'li', name: '李明', kind: 'person', posts: [{ post: 'sales-rep', org: 'hq.bj.sales', branch: 'bj' }], grants: [] };
const reach: Reach = { everything: false, units: [], ownIn: ['hq.bj.sales'], ownerId: 'li', customerId: null };
const tiers = {
  tiers: [
    { code: 'potential', name: '潜在' },
    { code: 'key', name: '重点' },
  ],
  initial: 'potential',
};
const opening = { no: 'BJ-KH-2026-000001', tier: 'potential', care: null, at };

const aCustomer = ({ contacts = [], ...given }: Partial<CreateCustomer> = {}) => {
  const customer = Customer.create({ name: '渝北建材有限公司', ...given }, opening, li);
  for (const contact of contacts) customer.addContact(contact, aPersonKey());
  return customer;
};
const readBack = (customer: Customer, key: PersonKey) => customer.reveal(key);

describe('CUS-01 A customer has a file', () => {
  it('is a prospect in the initial tier, announced without personal data', () => {
    const customer = aCustomer({ contacts: [{ name: '王明', phone: '13812341234' }] });
    expect(customer).toMatchObject({ status: 'prospect', tier: 'potential', ownerId: 'li', org: 'hq.bj.sales', branch: 'bj' });
    const { events } = customer.takeRecord();
    expect(events).toMatchObject([{ payload: { customerId: customer.id, no: opening.no, tier: 'potential', salesRepId: 'li', createdOn: '2026-04-01' } }]);
    expect(JSON.stringify(events)).not.toMatch(/王明|1381234/);
  });

  it('is found by name, number, pinyin and initials', () => {
    for (const text of ['渝北', 'bj-kh-2026', 'yubei', 'ybjc']) expect(aCustomer().search).toContain(text);
  });

  it('keeps contacts sealed, each under a key of their own, and corrects them one by one', () => {
    const [wang, zhao] = [aPersonKey(), aPersonKey()];
    const customer = aCustomer();
    customer.addContact({ name: '王明', phone: '13812341234' }, wang);
    customer.addContact({ name: '赵敏', email: 'Zhao@Example.com', address: '重庆市渝北区龙溪街道 1 号' }, zhao);
    const [, before] = customer.contacts;
    customer.correctContact({ position: '采购经理' }, wang);
    expect(JSON.stringify(customer.contacts)).not.toMatch(/王明|赵敏|1381234|zhao|龙溪/);
    expect(readBack(customer, wang)).toMatchObject({ name: '王明', phone: '+8613812341234', email: null });
    expect(readBack(customer, zhao)).toMatchObject({ name: '赵敏', email: 'zhao@example.com', address: '重庆市渝北区龙溪街道 1 号', phone: null });
    expect(customer.contacts).toMatchObject([
      { name: { masked: '王*' }, phone: { masked: '138****1234' }, position: '采购经理' },
      { name: { masked: '赵*' }, address: { masked: '重庆市渝北区****' } },
    ]);
    expect(customer.contacts[1]).toBe(before);
    expect(() => {
      customer.correctContact({ name: 'x' }, aPersonKey('nobody'));
    }).toThrow('The customer has no contact nobody');
  });

  it('takes over what the lead knew, and whose it was', () => {
    const lead = Lead.capture({ source: 'web', companyName: '渝北建材', need: '水泥 200 吨' }, li);
    expect(Customer.ofLead(lead, opening)).toMatchObject({ leadId: lead.id, ownerId: 'li', needs: '水泥 200 吨', contacts: [] });
  });
});

describe('CUS-05 The file is checked for completeness and correctness', () => {
  it('names the standard fields that are missing', () => {
    expect(completenessOf(aCustomer())).toEqual({
      share: '0.00',
      missing: ['creditCode', 'creditCodeVerified', 'industry', 'address', 'needs', 'contact', 'contactPhone'],
    });
  });

  it('is complete when nothing is', () => {
    const customer = aCustomer({
      creditCode: '91350100M000100Y43',
      industry: '建材',
      address: '渝北区',
      needs: '水泥',
      contacts: [{ name: '王明', phone: '13812341234' }],
    });
    expect(completenessOf(customer)).toEqual({ share: '1.00', missing: [] });
  });

  it('accepts a code whose check digit does not fit, and says so until the licence was seen', () => {
    const customer = aCustomer({ creditCode: '91350211M0000XUF46' });
    expect(customer).toMatchObject({ creditCode: '91350211M0000XUF46', creditCodeVerified: false });
    customer.correct({ creditCodeReason: '证照已核' });
    expect(customer).toMatchObject({ creditCodeVerified: true, creditCodeReason: '证照已核' });
  });

  it('does not carry the reason for one code over to another', () => {
    const customer = aCustomer({ creditCode: '91350211M0000XUF46', creditCodeReason: '证照已核' });
    customer.correct({ industry: '建材' });
    expect(customer).toMatchObject({ creditCodeVerified: true, industry: '建材' });
    customer.correct({ creditCode: '91350211M0000XUF47' });
    expect(customer).toMatchObject({ creditCodeVerified: false, creditCodeReason: null });
  });

  it('is searched under its new name', () => {
    const customer = aCustomer();
    customer.correct({ name: '长沙建材' });
    expect(customer.search).toContain('changsha');
  });
});

describe('CUS-07 Customers are in tiers of the scheme in force', () => {
  it('changes to a tier of the scheme, and to no other', () => {
    const customer = aCustomer();
    customer.changeTier('key', 'Buys every month', tiers, null, at);
    expect(customer).toMatchObject({ tier: 'key', tierReason: 'Buys every month' });
    expect(() => {
      customer.changeTier('vip', 'Because', tiers, null, at);
    }).toThrow('The scheme in force has no tier "vip"; it has potential, key');
  });
});

describe('CUS-10, CUS-15 A customer hears from us as often as the tier says (拜访频次)', () => {
  const care = {
    tiers: [
      { tier: 'potential', contactEveryDays: 30, strategy: '每月联系' },
      { tier: 'key', contactEveryDays: 14, strategy: '每两周拜访' },
    ],
  };
  const opened = (): Customer => Customer.create({ name: '渝北建材有限公司' }, { ...opening, care }, li);
  const later = new Date('2026-04-20T02:00:00Z');

  it('counts from the day the file is opened, and anew from every contact', () => {
    const customer = opened();
    expect(customer).toMatchObject({ contactedOn: null, contactDueOn: '2026-05-01', contactLate: false });
    customer.contacted(care, later);
    expect(customer).toMatchObject({ contactedOn: '2026-04-20', contactDueOn: '2026-05-20' });
  });

  it('counts by the new tier from the last contact on', () => {
    const customer = opened();
    customer.contacted(care, later);
    customer.changeTier('key', '每月采购', tiers, care, new Date('2026-04-25T02:00:00Z'));
    expect(customer.contactDueOn).toBe('2026-05-04');
  });

  it('says once to whoever looks after the customer that the day has passed, and again after the next silence', () => {
    const customer = opened();
    customer.takeRecord();
    customer.warnOfLateContact();
    expect(customer.contactLate).toBe(true);
    const { events } = customer.takeRecord();
    expect(events).toMatchObject([{ payload: { tier: 'potential', salesRepId: 'li', contactedOn: null, dueOn: '2026-05-01' } }]);
    customer.contacted(care, later);
    expect(customer.contactLate).toBe(false);
  });

  it('has no clock where nobody says how often', () => {
    const customer = opened();
    customer.contacted({ tiers: [] }, later);
    expect(customer).toMatchObject({ contactedOn: '2026-04-20', contactDueOn: null });
    customer.takeRecord();
    customer.warnOfLateContact();
    expect(customer.takeRecord().events).toEqual([]);
  });
});

describe('CUS-14 Everybody knows whose customer it is', () => {
  it('is handed over inside the branch, and announced', () => {
    const customer = aCustomer();
    customer.takeRecord();
    customer.handOver({ id: 'wu', name: '吴芳', org: 'hq.bj.sales', branch: 'bj' }, 'Li moves on', reach);
    expect(customer).toMatchObject({ ownerId: 'wu', ownerName: '吴芳', handOverReason: 'Li moves on' });
    expect(customer.takeRecord().events).toMatchObject([{ payload: { fromSalesRepId: 'li', salesRepId: 'wu' } }]);
  });

  it('is not handed to who has it already', () => {
    expect(() => {
      aCustomer().handOver({ id: 'li', name: '李明', org: 'hq.bj.sales', branch: 'bj' }, 'x', reach);
    }).toThrow('The customer is already with 李明');
  });

  it('goes into another branch only by somebody who reaches it', () => {
    const inShanghai = { id: 'sun', name: '孙丽', org: 'hq.sh.sales', branch: 'sh' };
    expect(() => {
      aCustomer().handOver(inShanghai, 'Moved', reach);
    }).toThrow('Your posts do not reach');
  });
});

describe('CUS-01 Whoever buys is active', () => {
  it('becomes active once', () => {
    const customer = aCustomer();
    customer.activate();
    expect(customer.status).toBe('active');
    expect(() => {
      customer.activate();
    }).toThrow('Cannot activate what is active');
  });
});

describe('CUS-39 Nobody is approached for what they did not agree to', () => {
  const form = { purpose: 'marketing', on: '2026-03-31', source: 'Form at the exhibition' } as const;

  it('needs consent for marketing, and none for what the contract needs', () => {
    const customer = aCustomer({ contacts: [{ name: '王明' }] });
    const contactId = customer.contacts[0]?.contactId ?? '';
    expect(customer.useOf(contactId, 'contract')).toEqual({ basis: 'contract', since: null });
    expect(() => customer.useOf(contactId, 'marketing')).toThrow('has not agreed to the purpose "marketing"');
    customer.recordConsent(contactId, { ...form, given: true }, li, at);
    expect(customer.useOf(contactId, 'marketing')).toEqual({ basis: 'consent', since: '2026-03-31' });
  });

  it('can be withdrawn at any time, and the register keeps both', () => {
    const customer = aCustomer({ contacts: [{ name: '王明' }] });
    const contactId = customer.contacts[0]?.contactId ?? '';
    customer.recordConsent(contactId, { ...form, given: true }, li, at);
    customer.recordConsent(contactId, { ...form, given: false, source: 'Call' }, li, at);
    expect(() => customer.useOf(contactId, 'marketing')).toThrow('or has withdrawn');
    expect(customer.contacts[0]?.consents.map(({ given }) => given)).toEqual([true, false]);
    expect(() => {
      customer.recordConsent(contactId, { ...form, given: true, on: '2026-04-02' }, li, at);
    }).toThrow('still to come');
  });
});

describe('XCT-06 Whoever asks for it is deleted', () => {
  it('leaves a row without anything in it, and tells who holds copies', () => {
    const customer = aCustomer({ contacts: [{ name: '王明', phone: '13812341234', position: '采购' }, { name: '赵敏' }] });
    const [wang, zhao] = customer.contacts;
    customer.takeRecord();
    customer.erase(wang?.contactId ?? '', 'request', at);
    const nothing = { name: null, phone: null, email: null, address: null, position: null, consents: [] };
    expect(customer.contacts).toEqual([{ contactId: wang?.contactId, ...nothing, erasedAt: at.toISOString() }, zhao]);
    expect(customer.takeRecord().events).toMatchObject([{ payload: { requestId: 'request', contactIds: [wang?.contactId], everybody: false } }]);
    expect(() => {
      customer.correctContact({ name: '王明' }, aPersonKey(wang?.contactId));
    }).toThrow('were deleted on request');
    expect(completenessOf(customer).missing).toContain('contactPhone');
  });

  it('goes for everybody at the customer too', () => {
    const customer = aCustomer({ contacts: [{ name: '王明' }, { name: '赵敏' }] });
    customer.erase(null, 'request', at);
    expect(customer.contacts.map(({ name }) => name)).toEqual([null, null]);
  });
});
