import type { CaptureLead, QualifyLead } from '@tradewind/contracts/customers/leads.api';
import type { Actor, Reach } from '@tradewind/kernel/actor';
import { assert, constantFrom, array, property } from 'fast-check';
import { aPersonKey } from '@tradewind/personal-data/examples';
import { openedPerson, sealedPerson, writtenPerson } from './lead-person.js';
import { Lead } from './lead.js';
import type { NewOwner } from './new-owner.js';

const li: Actor = { id: 'li', name: '李明', kind: 'person', posts: [{ post: 'sales-rep', org: 'hq.bj.sales', branch: 'bj' }], grants: [] };
const ownOnly: Reach = { everything: false, units: [], ownIn: ['hq.bj.sales'], ownerId: 'li', customerId: null };
const policy = { mark: 9, keyFrom: 12 };
const wu: NewOwner = { id: 'wu', name: '吴芳', org: 'hq.bj.sales', branch: 'bj' };

const aLead = (given: Partial<CaptureLead> = {}) => Lead.capture({ source: 'exhibition', companyName: '信风科技有限公司', ...given }, li);
const aContactedLead = () => {
  const lead = aLead();
  lead.contact('Interested');
  return lead;
};
const marks = (potential: number, fit: number, credit: number): QualifyLead => ({ potential, fit, credit });

describe('CUS-11 A lead is captured with its source', () => {
  it('belongs to whoever found it and is announced without personal data', () => {
    const found = {
      source: 'exhibition',
      companyName: '信风科技有限公司',
      contactName: '王明',
      contactPhone: '13812341234',
      contactEmail: 'wang@example.com',
    } as const;
    const lead = aLead(found);
    const key = aPersonKey(lead.id);
    lead.introduce(sealedPerson(writtenPerson(found) ?? {}, key));
    expect(lead).toMatchObject({ status: 'new', org: 'hq.bj.sales', branch: 'bj', ownerId: 'li', ownerName: '李明' });
    expect(lead.person && openedPerson(lead.person, key)).toMatchObject({ name: '王明', phone: '+8613812341234', email: 'wang@example.com' });
    expect(JSON.stringify(lead)).not.toMatch(/王明|13812341234|wang@/);
    const { events } = lead.takeRecord();
    expect(events).toMatchObject([{ event: { type: 'customers.lead-captured.v1' }, payload: { leadId: lead.id, source: 'exhibition', salesRepId: 'li' } }]);
    expect(JSON.stringify(events)).not.toMatch(/王明|138|wang/);
  });

  it('forgets the person on request, with what was noted of them; the company stays a lead', () => {
    const lead = aLead();
    lead.introduce(sealedPerson({ name: '王明' }, aPersonKey(lead.id)));
    lead.contact('Mr Wang wants a price');
    lead.erasePerson('Asked for it');
    expect(lead).toMatchObject({ person: null, contactNote: null, status: 'contacted', reason: 'Asked for it' });
    expect(() => {
      lead.erasePerson('again');
    }).toThrow('were deleted on request');
  });

  it('does not take a phone number that is none', () => {
    expect(() => writtenPerson({ source: 'web', companyName: 'x', contactPhone: '12' })).toThrow('The phone number is none');
    expect(writtenPerson({ source: 'web', companyName: 'x' })).toBeNull();
  });
});

describe('CUS-12 Leads are screened on buying potential, fit and credit', () => {
  it('qualifies at the mark', () => {
    const lead = aContactedLead();
    lead.qualify(marks(3, 3, 3), policy);
    expect(lead).toMatchObject({ status: 'qualified', keyFollowUp: false, screening: { total: 9 } });
  });

  it('puts a very good one on the key follow-up list', () => {
    const lead = aContactedLead();
    lead.qualify(marks(4, 4, 4), policy);
    expect(lead.keyFollowUp).toBe(true);
  });

  it('does not qualify below the mark, and says the ways out', () => {
    const lead = aContactedLead();
    expect(() => {
      lead.qualify(marks(3, 3, 2), policy);
    }).toThrow('The screening gives 8 points, 9 are needed');
    expect(lead).toMatchObject({ status: 'contacted', screening: null });
  });

  it('does not screen whom nobody has talked to', () => {
    expect(() => {
      aLead().qualify(marks(5, 5, 5), policy);
    }).toThrow('Cannot qualify what is new');
  });
});

describe('CUS-14 A lead that is given up can be tried by somebody else', () => {
  it('is disqualified with a reason and recycled to a colleague, screening forgotten', () => {
    const lead = aContactedLead();
    lead.qualify(marks(5, 5, 5), policy);
    lead.disqualify('No budget this year');
    expect(lead).toMatchObject({ status: 'disqualified', keyFollowUp: false, reason: 'No budget this year' });
    lead.recycle('New budget', wu, ownOnly);
    expect(lead).toMatchObject({ status: 'recycled', ownerId: 'wu', ownerName: '吴芳', screening: null });
    lead.contact(undefined);
    expect(lead.status).toBe('contacted');
  });

  it('goes into another branch only by somebody who reaches it', () => {
    const elsewhere: NewOwner = { ...wu, org: 'hq.sh.sales', branch: 'sh' };
    const lead = aContactedLead();
    expect(() => {
      lead.recycle('Moved', elsewhere, ownOnly);
    }).toThrow('Your posts do not reach the organisation unit hq.sh.sales');
    lead.recycle('Moved', elsewhere, { everything: false, units: ['hq'], ownIn: [], ownerId: 'gm', customerId: null });
    expect(lead).toMatchObject({ org: 'hq.sh.sales', branch: 'sh' });
  });
});

describe('CUS-12 No way leads to a customer past the screening', () => {
  it('converts only what is qualified, whatever was done before', () => {
    const steps = {
      contact: (lead: Lead) => {
        lead.contact(undefined);
      },
      qualify: (lead: Lead) => {
        lead.qualify(marks(3, 3, 3), policy);
      },
      qualifyPoorly: (lead: Lead) => {
        lead.qualify(marks(1, 1, 1), policy);
      },
      disqualify: (lead: Lead) => {
        lead.disqualify('no');
      },
      recycle: (lead: Lead) => {
        lead.recycle('again', null, ownOnly);
      },
    };
    const anyStep = constantFrom(...(Object.keys(steps) as (keyof typeof steps)[]));
    assert(
      property(array(anyStep, { maxLength: 12 }), (path) => {
        const lead = aLead();
        for (const step of path)
          attempt(() => {
            steps[step](lead);
          });
        const screened = lead.status === 'qualified' && (lead.screening?.total ?? 0) >= policy.mark;
        attempt(() => {
          lead.convert('customer', 'opportunity');
        });
        expect(lead.status === 'converted').toBe(screened);
      }),
    );
  });
});

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // refused: the next step is tried on what is left as it was
  }
}
