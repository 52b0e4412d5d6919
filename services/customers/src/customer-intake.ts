import { Injectable } from '@nestjs/common';
import { customersApi, type AddCustomerContact, type CreateCustomer } from '@tradewind/contracts/customers/customers.api';
import { bodyProblems, type Pointers } from '@tradewind/imports/checked-body';
import { problemOf, type Fields, type Intake, type RowProblem, type Taken } from '@tradewind/imports/intake';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import { Numbers } from '@tradewind/persistence/numbers';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import { tiersPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { careIn } from './care-in-force.js';
import { CompanyRegister } from './company-register.js';
import { CustomerFiles } from './customer-files.js';
import { assertWritable } from './domain/contact.js';
import { Customer } from './domain/customer.js';
import { People } from './people.js';

const POINTERS: Pointers = {
  ...{ name: '#/name', creditCode: '#/creditCode', creditCodeReason: '#/creditCodeReason', industry: '#/industry' },
  ...{ address: '#/address', needs: '#/needs', preferences: '#/preferences' },
  ...{ contactName: '#/contacts/0/name', contactPosition: '#/contacts/0/position', contactPhone: '#/contacts/0/phone' },
  ...{ contactEmail: '#/contacts/0/email', contactAddress: '#/contacts/0/address' },
};

/** What of a contact person comes in which column. */
const OF_CONTACT = {
  contactName: 'name',
  contactPosition: 'position',
  contactPhone: 'phone',
  contactEmail: 'email',
  contactAddress: 'address',
} as const satisfies Readonly<Record<string, keyof AddCustomerContact>>;

interface Drafted {
  readonly customer: Customer;
  readonly refusal: Fault | null;
}

/** Customers out of files: each row is a file opened as by hand, by the same aggregate and under the same refusals (C-03, CUS-05, CUS-14). */
@Injectable()
export class CustomerIntake implements Intake<CreateCustomer> {
  constructor(
    private readonly register: CompanyRegister,
    private readonly files: CustomerFiles,
    private readonly people: People,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
  ) {}

  rowOf(fields: Fields): CreateCustomer {
    const entries = Object.entries(fields);
    const contact = entries.flatMap(([field, text]) => (field in OF_CONTACT ? [[OF_CONTACT[field as keyof typeof OF_CONTACT], text] as const] : []));
    const file = entries.flatMap(([field, text]) => (field in OF_CONTACT ? [] : [[field, field === 'creditCode' ? writtenCode(text) : text] as const]));
    return {
      ...(Object.fromEntries(file) as unknown as CreateCustomer),
      ...(contact.length > 0 && { contacts: [Object.fromEntries(contact) as unknown as AddCustomerContact] }),
    };
  }

  problemsOf(row: CreateCustomer): readonly RowProblem[] {
    const problems = bodyProblems(customersApi.createCustomer, row, POINTERS);
    return problems.length > 0 ? problems : (row.contacts ?? []).flatMap(contactProblems);
  }

  keysOf(row: CreateCustomer): readonly string[] {
    return this.register.keyTexts(identityOf(row));
  }

  known(rows: readonly CreateCustomer[]): Promise<readonly (Fault | null)[]> {
    return this.register.knownAmong(rows.map(identityOf));
  }

  async takeIn(rows: readonly CreateCustomer[], by: Actor, at: Date): Promise<readonly Taken[]> {
    const drafted = await this.draft(rows, by, at);
    const sound = drafted.filter(({ refusal }) => refusal === null).map(({ customer }) => customer);
    const refusals = await this.files.openAll(sound);
    const refused = new Map(sound.map(({ id }, i) => [id, refusals[i] ?? null]));
    return drafted.map(({ customer: { id }, refusal }) => {
      const met = refusal ?? refused.get(id) ?? null;
      return met ? { refusal: met } : { recordId: id };
    });
  }

  /** Each customer as the aggregate makes it, with the person to talk to there; what it refuses is told of the row. */
  private async draft(rows: readonly CreateCustomer[], by: Actor, at: Date): Promise<readonly Drafted[]> {
    const { org, branch } = homeOf(by);
    const { value: tiers } = await this.policies.inForce(tiersPolicy, org);
    const care = await careIn(this.policies, org);
    const numbers = await this.numbers.nextOf(rows.length, branch, 'KH', at);
    const made = rows.map(({ contacts = [], ...file }, i) => ({
      contact: contacts[0],
      customer: Customer.create(file, { no: numbers[i] ?? '', tier: tiers.initial, care, at }, by),
    }));
    const withContact = made.filter(({ contact }) => contact !== undefined);
    const keys = await this.people.newKeys(withContact.map(({ customer }) => customer.id));
    const keyOf = new Map(withContact.map(({ customer }, i) => [customer.id, keys[i]]));
    return made.map(({ customer, contact }) => ({ customer, refusal: introduced(customer, contact, keyOf.get(customer.id)) }));
  }
}

/** As people write codes: with blanks, in small letters, in full width. */
const writtenCode = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const identityOf = ({ name, creditCode }: CreateCustomer) => ({ name, creditCode: creditCode ?? null });

function contactProblems(contact: AddCustomerContact): RowProblem[] {
  return Object.entries(OF_CONTACT).flatMap(([field, name]) => {
    const refusal = name === 'position' || contact[name] === undefined ? null : refusalOf(() => assertWritable({ [name]: contact[name] }));
    return refusal ? [problemOf(field, refusal)] : [];
  });
}

const introduced = (customer: Customer, contact: AddCustomerContact | undefined, key: PersonKey | undefined): Fault | null =>
  contact && key ? refusalOf(() => customer.addContact(contact, key)) : null;

function refusalOf(attempt: () => void): Fault | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
