import { readFileSync } from 'node:fs';
import type { BranchCode } from '../../deploy/demo/organisation.ts';
import type { Person, Staff } from '../../deploy/demo/staff.ts';
import type { PreparedCompany, PreparedPerson } from '../stage/company.ts';
import { CarefulActor, type Means } from './careful-actor.ts';
import { Journal } from './journal.ts';

/** Everybody of the company with a journal of their own, and who works with whom. */
export class Staffing {
  readonly company: PreparedCompany;
  private readonly people: ReadonlyMap<string, Person & { readonly actor: CarefulActor }>;

  constructor(url: string, companyFile: string, journals: string, means: Means) {
    this.company = JSON.parse(readFileSync(companyFile, 'utf8')) as PreparedCompany;
    const careful = ({ id, name, login, password }: PreparedPerson) => {
      const journal = new Journal(journals, login, means.tally);
      return [login, { id, name, actor: new CarefulActor(url, { login, password }, journal, means) }] as const;
    };
    this.people = new Map(this.company.people.map(careful));
  }

  who(login: string): Person & { readonly actor: CarefulActor } {
    const found = this.people.get(login);
    if (!found) throw new Error(`Nobody signs in as ${login}`);
    return found;
  }

  /** Everybody a deal of this rep needs. */
  staff(code: BranchCode, rep: 'rep1' | 'rep2'): Staff {
    const of = (role: string) => this.who(`${code}-${role}`);
    const [gm, legal, auditor, finance, cashier, office] = ['gm', 'legal', 'auditor', 'finance', 'cashier', 'office'].map((login) => this.who(login));
    return {
      code,
      ...{ manager: of('manager'), branchManager: of('gm'), assistant: of('assistant'), clerk: of('clerk'), logistics: of('logistics') },
      ...{ service: of('service'), serviceManager: of('servicemgr'), finance: of('finance'), rep: of(rep) },
      head: { gm: gm!, legal: legal!, auditor: auditor!, finance: finance!, cashier: cashier!, office: office! },
    };
  }
}
