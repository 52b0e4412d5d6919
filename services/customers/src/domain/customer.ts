import { contactOverdue, customerCreated, customerHandedOver, personalDataErased } from '@tradewind/contracts/customers/customers.events';
import {
  alreadyTheirs,
  contactNotFound,
  tierUnknown,
  type AddCustomerContact,
  type CreateCustomer,
  type CustomerStatus,
  type Purpose,
  type UpdateCustomer,
  type UpdateCustomerContact,
} from '@tradewind/contracts/customers/customers.api';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor, type Reach } from '@tradewind/kernel/actor';
import type { ContactUseView, RecordContactConsent, RevealedPersonView } from '@tradewind/contracts/customers/personal-data.api';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { TierCarePolicy, TiersPolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import { nextContact } from './care.js';
import { assertAgreed, BASIS, recordedConsent } from './consent.js';
import { correctedContact, erasedContact, living, newContact, openedContact, type Contact } from './contact.js';
import { creditCodeFacts } from './credit-code.js';
import type { Lead } from './lead.js';
import { assertMayHandTo, type NewOwner } from './new-owner.js';

const next = stateMachine<CustomerStatus>()({
  activate: { from: ['prospect', 'dormant'], to: 'active' },
});

/** A customer can become active from these. */
export const BEFORE_ACTIVE: readonly CustomerStatus[] = ['prospect', 'dormant'];

interface Opening {
  readonly no: string;
  readonly tier: string;
  readonly care: TierCarePolicy | null;
  readonly at: Date;
}

/** The file of a customer (CUS-01): who it is, who looks after it (CUS-14), which tier it is in (CUS-07). One company has one file (CUS-05). */
@Entity('customer')
@Index('customer_no', ['no'], { unique: true })
@Index('customer_org', ['org'])
@Index('customer_owner_newest', ['ownerId', 'id'])
@Index('customer_status', ['status'])
@Index('customer_tier', ['tier'])
@Index('customer_contacts', { synchronize: false })
@Index('customer_contact_due', ['contactDueOn'], { where: `NOT "contactLate"` })
export class Customer extends Aggregate<Customer> {
  static readonly life = { status: next };
  static readonly unaudited = ['contacts'];
  /** A dealer's partner app sees this very row. */
  static readonly customerKey = 'id';

  @Column('text') readonly no!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly ownerName!: string;
  @Column('text') readonly status!: CustomerStatus;
  @Column('text') readonly tier!: string;
  @Column('text', { nullable: true }) readonly tierReason: string | null = null;
  @Column('text', { nullable: true }) readonly creditCode: string | null = null;
  @Column('boolean') readonly creditCodeVerified!: boolean;
  @Column('text', { nullable: true }) readonly creditCodeReason: string | null = null;
  @Column('text', { nullable: true }) readonly industry: string | null = null;
  @Column('text', { nullable: true }) readonly address: string | null = null;
  @Column('text', { nullable: true }) readonly needs: string | null = null;
  @Column('text', { nullable: true }) readonly preferences: string | null = null;
  @Column('jsonb') readonly contacts: readonly Contact[] = [];
  @Column('uuid', { nullable: true }) readonly leadId: string | null = null;
  @Column('text', { nullable: true }) readonly handOverReason: string | null = null;
  @Column('text') readonly search!: string;
  /** Day of the last entry in the communication log. */
  @Column('date', { nullable: true }) readonly contactedOn: string | null = null;
  /** Last day by which the customer is to hear from us; null where the tier has no rule (CUS-10). */
  @Column('date', { nullable: true }) readonly contactDueOn: string | null = null;
  /** That day has passed, and it was said (CUS-15). */
  @Column('boolean', { default: false }) readonly contactLate: boolean = false;

  static create(file: Omit<CreateCustomer, 'contacts'>, opening: Opening, by: Actor): Customer {
    return Customer.opened(file, opening, { ...homeOf(by), ownerId: by.id, ownerName: by.name, leadId: null });
  }

  /** The customer a qualified lead becomes; it stays with whoever worked on the lead. */
  static ofLead(lead: Lead, opening: Opening): Customer {
    const { id: leadId, org, branch, ownerId, ownerName, companyName: name, creditCode, creditCodeReason, need: needs } = lead;
    const file = { name, ...(creditCode && { creditCode }), ...(creditCodeReason && { creditCodeReason }), ...(needs && { needs }) };
    return Customer.opened(file, opening, { org, branch, ownerId, ownerName, leadId });
  }

  private static opened(
    file: Omit<CreateCustomer, 'contacts'>,
    { no, tier, care, at }: Opening,
    { ownerName, leadId, ...where }: Belonging & Pick<Customer, 'ownerName' | 'leadId'>,
  ): Customer {
    const { name, creditCode, creditCodeReason, industry, address, needs, preferences } = file;
    const customer = Customer.born(where, {
      no,
      name,
      ownerName,
      leadId,
      status: 'prospect',
      tier,
      ...creditCodeFacts(creditCode ?? null, creditCodeReason ?? null),
      industry: industry ?? null,
      address: address ?? null,
      needs: needs ?? null,
      preferences: preferences ?? null,
      search: searchKey(name, no),
      contactDueOn: nextContact(businessDate(at), tier, care),
    });
    customer.record(customerCreated, { customerId: customer.id, no, name, tier, salesRepId: where.ownerId, createdOn: businessDate(at) });
    return customer;
  }

  /** Only what is given changes. A new credit code needs its own reason; that of the old one does not carry over. */
  correct({ name = this.name, creditCode, creditCodeReason, industry, address, needs, preferences }: UpdateCustomer): void {
    const reason = creditCodeReason ?? (creditCode === undefined || creditCode === this.creditCode ? this.creditCodeReason : null);
    this.change({
      name,
      ...creditCodeFacts(creditCode ?? this.creditCode, reason),
      industry: industry ?? this.industry,
      address: address ?? this.address,
      needs: needs ?? this.needs,
      preferences: preferences ?? this.preferences,
      search: searchKey(name, this.no),
    });
  }

  /** `key` is the new person's own. */
  addContact(contact: AddCustomerContact, key: PersonKey): void {
    this.change({ contacts: [...this.contacts, newContact(contact, key)] });
  }

  correctContact(correction: UpdateCustomerContact, key: PersonKey): void {
    this.replaceContact(key.subjectId, (contact) => correctedContact(contact, correction, key));
  }

  /** Somebody in full, for whoever said why they need it (XCT-06). */
  reveal(key: PersonKey): RevealedPersonView {
    return openedContact(this.contact(key.subjectId), key);
  }

  /** CUS-39: agreed or withdrawn, at any time. */
  recordConsent(contactId: string, consent: RecordContactConsent, by: Actor, at: Date): void {
    this.replaceContact(contactId, (contact) => ({ ...contact, consents: [...contact.consents, recordedConsent(consent, by, at)] }));
  }

  /** Refuses to have somebody approached for what they did not agree to. */
  useOf(contactId: string, purpose: Purpose): Pick<ContactUseView, 'basis' | 'since'> {
    const { consents } = living(this.contact(contactId));
    const since = assertAgreed(consents, purpose);
    return { basis: since === null ? BASIS[purpose] : 'consent', since };
  }

  /** Deletes what is kept about these people; `null`: about everybody. Who holds copies hears of it. */
  erase(contactId: string | null, requestId: string, at: Date): void {
    const gone = contactId === null ? this.contacts : [this.contact(contactId)];
    this.change({ contacts: this.contacts.map((contact) => (gone.includes(contact) ? erasedContact(contact, at) : contact)) });
    const contactIds = gone.map((contact) => contact.contactId);
    this.record(personalDataErased, { requestId, customerId: this.id, contactIds, everybody: contactId === null });
  }

  contact(contactId: string): Contact {
    const found = this.contacts.find((contact) => contact.contactId === contactId);
    if (!found) throw contactNotFound({ contactId });
    return found;
  }

  /** CUS-07, CUS-08: into a tier of the scheme in force, whatever scheme that is. */
  changeTier(tier: string, tierReason: string, { tiers }: TiersPolicy, care: TierCarePolicy | null, at: Date): void {
    if (!tiers.some(({ code }) => code === tier)) throw tierUnknown({ tier, known: tiers.map(({ code }) => code) });
    this.change({ tier, tierReason });
    this.expectContact(this.contactedOn ?? businessDate(at), care);
  }

  /** Somebody talked to the customer, and the clock of the tier begins anew (CUS-10, CUS-15). */
  contacted(care: TierCarePolicy | null, at: Date): void {
    const contactedOn = businessDate(at);
    this.change({ contactedOn });
    this.expectContact(contactedOn, care);
  }

  /** The day has passed; said once to whoever looks after the customer. */
  warnOfLateContact(): void {
    const { id: customerId, name, tier, ownerId: salesRepId, contactedOn, contactDueOn: dueOn } = this;
    if (dueOn === null) return;
    this.change({ contactLate: true });
    this.record(contactOverdue, { customerId, name, tier, salesRepId, contactedOn, dueOn });
  }

  /** CUS-14: exactly one person looks after a customer; here it becomes somebody else. */
  handOver(newOwner: NewOwner, handOverReason: string, reach: Reach): void {
    if (newOwner.id === this.ownerId) throw alreadyTheirs({ ownerName: this.ownerName });
    assertMayHandTo(newOwner, this, reach);
    const { id: customerId, ownerId: fromSalesRepId } = this;
    this.change({ ownerId: newOwner.id, ownerName: newOwner.name, org: newOwner.org, branch: newOwner.branch, handOverReason });
    this.record(customerHandedOver, { customerId, fromSalesRepId, salesRepId: newOwner.id });
  }

  /** A contract is in force: whoever buys is an active customer. */
  activate(): void {
    this.change({ status: next('activate', this.status) });
  }

  private expectContact(last: string, care: TierCarePolicy | null): void {
    this.change({ contactDueOn: nextContact(last, this.tier, care), contactLate: false });
  }

  private replaceContact(contactId: string, corrected: (contact: Contact) => Contact): void {
    const before = living(this.contact(contactId));
    this.change({ contacts: this.contacts.map((contact) => (contact === before ? corrected(contact) : contact)) });
  }
}
