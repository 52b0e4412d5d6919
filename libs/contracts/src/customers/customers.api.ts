import { notPermitted, outsideYourOrg } from '@tradewind/kernel/actor';
import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, CreditCode, DateOnly, Flag, Id, Instant, ListOf, One, OneOf, OrgPath, Rate, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export const CUSTOMER_STATUSES = ['prospect', 'active', 'dormant', 'blocked', 'merged'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/** What a complete customer file has (CUS-05); what is missing is named in the view. */
export const STANDARD_FIELDS = ['creditCode', 'creditCodeVerified', 'industry', 'address', 'needs', 'contact', 'contactPhone'] as const;
export type StandardField = (typeof STANDARD_FIELDS)[number];

export class CustomerId {
  @Id() readonly customerId!: string;
}

export class CustomerContactId extends CustomerId {
  @Id() readonly contactId!: string;
}

export class AddCustomerContact {
  @Text({ max: 80, holds: 'person' }) readonly name!: string;
  @Text({ max: 80, optional: true, doc: 'What the person does there, e.g. buyer' }) readonly position?: string;
  @Text({ max: 40, optional: true, doc: 'Mobile, landline with area code, or 400/800 number', holds: 'person' }) readonly phone?: string;
  @Text({ max: 120, optional: true, holds: 'person' }) readonly email?: string;
  @Text({ max: 200, optional: true, doc: 'Where the person is reached by post', holds: 'person' }) readonly address?: string;
}

export class UpdateCustomerContact {
  @Text({ max: 80, optional: true, holds: 'person' }) readonly name?: string;
  @Text({ max: 80, optional: true }) readonly position?: string;
  @Text({ max: 40, optional: true, holds: 'person' }) readonly phone?: string;
  @Text({ max: 120, optional: true, holds: 'person' }) readonly email?: string;
  @Text({ max: 200, optional: true, holds: 'person' }) readonly address?: string;
}

export class CreateCustomer {
  @Text({ max: 120, doc: 'Name of the company as on its licence' }) readonly name!: string;
  @CreditCode({ optional: true, doc: '统一社会信用代码; the format is demanded, the check digit only reported' }) readonly creditCode?: string;
  @Text({ max: 200, optional: true, doc: 'Why the code is right although its check digit is not, e.g. licence seen 证照已核' })
  readonly creditCodeReason?: string;
  @Text({ max: 80, optional: true }) readonly industry?: string;
  @Text({ max: 200, optional: true }) readonly address?: string;
  @Text({ max: 2000, optional: true, doc: 'What the customer needs' }) readonly needs?: string;
  @Text({ max: 2000, optional: true, doc: 'What the customer prefers' }) readonly preferences?: string;
  @ListOf(() => AddCustomerContact, { min: 0, max: 50, optional: true }) readonly contacts?: readonly AddCustomerContact[];
}

export class UpdateCustomer {
  @Text({ max: 120, optional: true }) readonly name?: string;
  @CreditCode({ optional: true }) readonly creditCode?: string;
  @Text({ max: 200, optional: true, doc: 'Why the code is right although its check digit is not' }) readonly creditCodeReason?: string;
  @Text({ max: 80, optional: true }) readonly industry?: string;
  @Text({ max: 200, optional: true }) readonly address?: string;
  @Text({ max: 2000, optional: true }) readonly needs?: string;
  @Text({ max: 2000, optional: true }) readonly preferences?: string;
}

export class ChangeTier {
  @Code({ doc: 'Code of a tier of the scheme in force' }) readonly tier!: string;
  @Text({ max: 500 }) readonly reason!: string;
}

export class HandOverCustomer {
  @Id({ doc: 'Who looks after the customer from now on' }) readonly newOwnerId!: string;
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindCustomers extends SearchRequest {
  @Code({ optional: true }) readonly tier?: string;
  @AnyOf(CUSTOMER_STATUSES, { name: 'CustomerStatus' }) readonly status?: CustomerStatus[];
  @Id({ optional: true }) readonly ownerId?: string;
  @Text({ max: 40, optional: true, doc: 'The whole phone number of a contact person; needs pii:search', holds: 'person' }) readonly phone?: string;
  @CreditCode({ optional: true, doc: 'The whole credit code' }) readonly creditCode?: string;
  @Flag({ optional: true, doc: 'true: only those who have not heard from us for longer than their tier allows (CUS-10, CUS-15)' })
  readonly contactLate?: boolean;
}

/** What contact persons agreed to, or not: the purposes their data are used for (PIPL 14, 15, 23). */
export const PURPOSES = ['contract', 'care', 'marketing', 'logistics'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One entry of the consent register; the last one of a purpose is the one that counts. */
export class ConsentView {
  @OneOf(PURPOSES, { name: 'Purpose' }) readonly purpose!: Purpose;
  @Flag({ doc: 'false: withdrawn' }) readonly given!: boolean;
  @DateOnly() readonly on!: string;
  @Text({ max: 200, doc: 'Where it was given or withdrawn' }) readonly source!: string;
  @Id() readonly recordedBy!: string;
  @Instant() readonly recordedAt!: string;
}

/** A contact person; name, phone, e-mail and address are masked for everybody. In full only by `reveal`, with a reason. */
export class CustomerContactView {
  @Id() readonly contactId!: string;
  @Text({ max: 80, doc: 'Masked, e.g. 王*; *** once deleted' }) readonly name!: string;
  @Text({ max: 80, nullable: true }) readonly position!: string | null;
  @Text({ max: 40, nullable: true, doc: 'Masked, e.g. 138****1234' }) readonly phone!: string | null;
  @Text({ max: 120, nullable: true, doc: 'Masked, e.g. w***@example.com' }) readonly email!: string | null;
  @Text({ max: 200, nullable: true, doc: 'As far as the county' }) readonly address!: string | null;
  @ListOf(() => ConsentView, { min: 0 }) readonly consents!: readonly ConsentView[];
  @Instant({ nullable: true, doc: 'The person had their data deleted; nothing but this row is left' }) readonly erasedAt!: string | null;
}

export class CompletenessView {
  @Rate({ doc: 'Share of the standard fields that are filled' }) readonly share!: string;
  @Texts({ doc: 'Standard fields that are not' }) readonly missing!: readonly StandardField[];
}

export class CustomerView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @Text() readonly name!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id({ doc: 'The person who looks after the customer' }) readonly ownerId!: string;
  @Text() readonly ownerName!: string;
  @OneOf(CUSTOMER_STATUSES, { name: 'CustomerStatus' }) readonly status!: CustomerStatus;
  @Code() readonly tier!: string;
  @CreditCode({ nullable: true }) readonly creditCode!: string | null;
  @Flag({ doc: 'The check digit is right, or somebody has seen the licence' }) readonly creditCodeVerified!: boolean;
  @Text({ nullable: true, doc: 'What somebody said who has seen the licence' }) readonly creditCodeReason!: string | null;
  @Text({ max: 80, nullable: true }) readonly industry!: string | null;
  @Text({ max: 200, nullable: true }) readonly address!: string | null;
  @Text({ max: 2000, nullable: true }) readonly needs!: string | null;
  @Text({ max: 2000, nullable: true }) readonly preferences!: string | null;
  @ListOf(() => CustomerContactView, { min: 0 }) readonly contacts!: readonly CustomerContactView[];
  @One(() => CompletenessView) readonly completeness!: CompletenessView;
  @DateOnly({ nullable: true, doc: 'Day of the last entry in the communication log' }) readonly contactedOn!: string | null;
  @DateOnly({ nullable: true, doc: 'Last day by which the customer is to hear from us, by the rule for the tier (CUS-10)' })
  readonly contactDueOn!: string | null;
  @Flag({ doc: 'That day has passed (CUS-15)' }) readonly contactLate!: boolean;
  @Id({ nullable: true, doc: 'The lead it was' }) readonly leadId!: string | null;
  @Instant() readonly createdAt!: string;
  @Instant() readonly updatedAt!: string;
}

/** What may be sold on credit today; before goods must be paid for when the limit is 0.00 or credit is held. */
export class CreditStandingView {
  @Id() readonly customerId!: string;
  @Amount({ doc: '0.00 when nothing is granted or the grant has run out' }) readonly limit!: string;
  @Code() readonly currency!: string;
  @Count({ doc: 'Days from delivery until payment is due' }) readonly termDays!: number;
  @DateOnly({ nullable: true, doc: 'Last day of the grant, also when it is past' }) readonly validUntil!: string | null;
  @Flag({ doc: 'A payment is overdue' }) readonly held!: boolean;
}

export const customerNotFound = defineFault('customer.not-found', 'not-found', {
  en: (d: { customerId: string }) => `There is no customer ${d.customerId}.`,
  zh: (d) => `没有客户 ${d.customerId}。`,
});

export const contactNotFound = defineFault('customer.contact-not-found', 'not-found', {
  en: (d: { contactId: string }) => `The customer has no contact ${d.contactId}.`,
  zh: (d) => `该客户没有联系人 ${d.contactId}。`,
});

export const personErased = defineFault('customer.person-erased', 'conflict', {
  en: (d: { subjectId: string }) => `The personal data of ${d.subjectId} were deleted on request; nothing can be read or added any more.`,
  zh: (d) => `${d.subjectId} 的个人信息已应其请求删除，不能再查看或补充。`,
});

export const phoneMalformed = defineFault('customer.phone-malformed', 'invalid', {
  en: () => 'The phone number is none: give a mobile number, a landline with its area code, or a 400/800 number.',
  zh: () => '电话号码格式不正确：请填写手机号、带区号的固定电话或 400/800 号码。',
});

export const emailMalformed = defineFault('customer.email-malformed', 'invalid', {
  en: () => 'The e-mail address is none; it looks like name@company.cn.',
  zh: () => '电子邮箱格式不正确，应类似 name@company.cn。',
});

/** What the company already knows a company as. */
export interface KnownCompany {
  readonly heldBy: 'lead' | 'customer';
  readonly name: string;
  readonly ownerName: string;
  readonly sameBy: 'name' | 'credit-code';
}

/** Also keeps the file accurate: one company, one file (CUS-05). */
export const companyAlreadyKnown = defineFault(
  'customer.company-already-known',
  'refused',
  {
    en: (d: KnownCompany) =>
      `${d.name} is already a ${d.heldBy} of ${d.ownerName} (same ${d.sameBy === 'name' ? 'name' : 'credit code'}). Work with ${d.ownerName}, or have it handed over.`,
    zh: (d) =>
      `${d.name}已是${d.ownerName}的${d.heldBy === 'lead' ? '线索' : '客户'}（${d.sameBy === 'name' ? '名称' : '统一社会信用代码'}相同）。请与${d.ownerName}协作，或办理移交。`,
  },
  {
    requirement: 'CUS-14',
    clause: '003-M part 2 a1',
    waysForward: [
      { operation: 'customers.handOver', whoMay: 'customer:write' },
      { operation: 'customers.recycleLead', whoMay: 'lead:write' },
    ],
  },
);

export const tierUnknown = defineFault(
  'customer.tier-unknown',
  'refused',
  {
    en: (d: { tier: string; known: readonly string[] }) => `The scheme in force has no tier "${d.tier}"; it has ${d.known.join(', ')}.`,
    zh: (d) => `现行客户分级中没有“${d.tier}”；可用：${d.known.join('、')}。`,
  },
  {
    requirement: 'CUS-07',
    clause: '001 §3.4',
    waysForward: [
      { operation: 'customers.changeTier', whoMay: 'customer:write' },
      { operation: 'policies.propose', whoMay: 'policy:propose' },
    ],
  },
);

export const newOwnerUnknown = defineFault(
  'customer.new-owner-unknown',
  'refused',
  {
    en: (d: { personId: string }) => `Nobody active with a post has the id ${d.personId}; a customer is handed over only to such a person.`,
    zh: (d) => `没有编号为 ${d.personId} 的在岗人员；客户只能移交给在岗人员。`,
  },
  { requirement: 'CUS-14', clause: '003-M part 2 a1', waysForward: [{ operation: 'customers.handOver', whoMay: 'customer:write' }] },
);

export const alreadyTheirs = defineFault('customer.already-theirs', 'conflict', {
  en: (d: { ownerName: string }) => `The customer is already with ${d.ownerName}.`,
  zh: (d) => `该客户已由${d.ownerName}负责。`,
});

export const customersApi = defineApi('customers', {
  createCustomer: operation({
    http: 'POST /customers',
    allow: 'customer:write',
    summary: 'Open a customer file (CUS-01)',
    body: CreateCustomer,
    reply: CustomerView,
    faults: [companyAlreadyKnown, phoneMalformed, emailMalformed],
  }),
  getCustomer: operation({
    http: 'GET /customers/:customerId',
    allow: 'customer:read',
    summary: 'One customer',
    params: CustomerId,
    reply: CustomerView,
    faults: [customerNotFound],
  }),
  findCustomers: operation({
    http: 'GET /customers',
    allow: 'customer:read',
    summary: 'Customers, newest first (CUS-05)',
    query: FindCustomers,
    reply: page(CustomerView),
    faults: [notPermitted, phoneMalformed],
  }),
  updateCustomer: operation({
    http: 'PATCH /customers/:customerId',
    allow: 'customer:write',
    summary: 'Correct or complete a customer file (CUS-05)',
    params: CustomerId,
    body: UpdateCustomer,
    reply: CustomerView,
    faults: [customerNotFound, companyAlreadyKnown],
  }),
  addContact: operation({
    http: 'POST /customers/:customerId/contacts',
    allow: 'customer:write',
    summary: 'Add a contact person',
    params: CustomerId,
    body: AddCustomerContact,
    reply: CustomerView,
    faults: [customerNotFound, phoneMalformed, emailMalformed],
  }),
  updateContact: operation({
    http: 'PATCH /customers/:customerId/contacts/:contactId',
    allow: 'customer:write',
    summary: 'Correct a contact person',
    params: CustomerContactId,
    body: UpdateCustomerContact,
    reply: CustomerView,
    faults: [customerNotFound, contactNotFound, personErased, phoneMalformed, emailMalformed],
  }),
  changeTier: operation({
    http: 'POST /customers/:customerId/change-tier',
    allow: 'customer:write',
    summary: 'Put a customer into another tier of the scheme in force (CUS-07)',
    params: CustomerId,
    body: ChangeTier,
    reply: CustomerView,
    faults: [customerNotFound, tierUnknown],
  }),
  handOver: operation({
    http: 'POST /customers/:customerId/hand-over',
    allow: 'customer:write',
    summary: 'Hand a customer over to a colleague (CUS-14)',
    description: 'Open opportunities and the credit profile go along. Into another branch only by somebody whose posts reach both.',
    params: CustomerId,
    body: HandOverCustomer,
    reply: CustomerView,
    faults: [customerNotFound, newOwnerUnknown, alreadyTheirs, outsideYourOrg],
  }),
  creditStanding: operation({
    http: 'GET /customers/:customerId/credit-standing',
    allow: 'customer:read',
    summary: 'What may be sold to the customer on credit today (CUS-30, CUS-36)',
    params: CustomerId,
    reply: CreditStandingView,
    faults: [customerNotFound],
  }),
});
