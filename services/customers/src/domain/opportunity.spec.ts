import type { Actor } from '@tradewind/kernel/actor';
import { array, assert, constantFrom, property } from 'fast-check';
import { Customer } from './customer.js';
import { Opportunity, OPEN_STAGES } from './opportunity.js';

const at = new Date('2026-03-31T16:30:00Z');
const li: Actor = { id: 'li', name: '李明', kind: 'person', posts: [{ post: 'sales-rep', org: 'hq.bj.sales', branch: 'bj' }], grants: [] };
const customer = Customer.create({ name: '渝北建材有限公司' }, { no: 'BJ-KH-2026-000001', tier: 'potential', care: null, at }, li);
const anOpportunity = () => Opportunity.open({ title: '水泥 200 吨' }, 'BJ-SJ-2026-000001', customer);
const analysis = { needs: '200 t of cement until May', intent: 'Confirmed by Mr Wang by phone' };
const inNegotiation = () => {
  const opportunity = anOpportunity();
  opportunity.recordNeeds(analysis);
  OPEN_STAGES.slice(1).forEach((stage) => {
    opportunity.advance(stage);
  });
  return opportunity;
};

describe('CUS-16 An opportunity goes through its stages one by one', () => {
  it('begins with research, where its customer belongs', () => {
    const opportunity = anOpportunity();
    expect(opportunity).toMatchObject({ stage: 'research', customerId: customer.id, org: 'hq.bj.sales', ownerId: 'li' });
    expect(opportunity.takeRecord().events).toMatchObject([
      { event: { type: 'customers.opportunity-opened.v1' }, payload: { customerId: customer.id, salesRepId: 'li' } },
    ]);
  });

  it('reaches negotiation step by step', () => {
    expect(inNegotiation().stage).toBe('negotiation');
  });

  it('skips no stage', () => {
    expect(() => {
      anOpportunity().advance('proposal');
    }).toThrow('From research an opportunity goes to contact, not to proposal');
  });

  it('is not won by hand', () => {
    expect(() => {
      inNegotiation().advance(undefined);
    }).toThrow('Cannot advance what is negotiation');
    expect(() => {
      inNegotiation().advance('won');
    }).toThrow('Cannot advance what is negotiation');
  });

  it('is won by an effective contract, even when it had been given up', () => {
    const opportunity = inNegotiation();
    opportunity.lose('Too expensive');
    expect(opportunity).toMatchObject({ stage: 'lost', lostReason: 'Too expensive' });
    opportunity.takeRecord();
    opportunity.win('contract');
    expect(opportunity).toMatchObject({ stage: 'won', contractId: 'contract', lostReason: null });
    expect(opportunity.takeRecord().events).toMatchObject([{ event: { type: 'customers.opportunity-won.v1' } }]);
  });

  it('is not lost after it is won', () => {
    const opportunity = inNegotiation();
    opportunity.win('contract');
    expect(() => {
      opportunity.lose('Changed their mind');
    }).toThrow('Cannot lose what is won');
  });
});

describe('CUS-17 Nothing is proposed before the needs are known', () => {
  it('waits in needs until the analysis and the intent are recorded', () => {
    const opportunity = anOpportunity();
    opportunity.advance(undefined);
    opportunity.advance(undefined);
    expect(() => {
      opportunity.advance(undefined);
    }).toThrow('Nothing is proposed before the needs analysis');
    opportunity.recordNeeds(analysis);
    opportunity.advance('proposal');
    expect(opportunity).toMatchObject({ stage: 'proposal', ...analysis });
  });

  it('records no needs when it is over', () => {
    const opportunity = anOpportunity();
    opportunity.lose('Gone');
    expect(() => {
      opportunity.recordNeeds(analysis);
    }).toThrow('Cannot record needs what is lost');
  });

  it('never stands in proposal or negotiation without them, whatever is tried', () => {
    assert(
      property(array(constantFrom('advance', 'needs', 'lose', 'skip' as const), { maxLength: 15 }), (path) => {
        const opportunity = anOpportunity();
        for (const step of path) {
          try {
            if (step === 'advance') opportunity.advance(undefined);
            if (step === 'needs') opportunity.recordNeeds(analysis);
            if (step === 'lose') opportunity.lose('no');
            if (step === 'skip') opportunity.advance('negotiation');
          } catch {
            // refused: nothing has changed
          }
          if (opportunity.stage === 'proposal' || opportunity.stage === 'negotiation') expect(opportunity.needs).not.toBeNull();
        }
      }),
    );
  });
});
