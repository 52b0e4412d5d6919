import type { ApplyForCredit } from '@tradewind/contracts/customers/credit.api';
import type { Actor } from '@tradewind/kernel/actor';
import { array, assert, constantFrom, property, record } from 'fast-check';
import { CreditProfile } from './credit-profile.js';
import { Customer } from './customer.js';

const at = new Date('2026-03-31T16:30:00Z');
const someone = (id: string, ...permissions: string[]): Actor => ({
  id,
  name: id,
  kind: 'person',
  posts: [{ post: 'post', org: 'hq.bj.sales', branch: 'bj' }],
  grants: permissions.map((permission) => ({ permission, org: 'hq', own: false })),
});
const li = someone('li');
const manager = someone('manager', 'credit:decide-sales');
const finance = someone('finance', 'credit:decide-finance');

const steps = [
  { step: 'sales-manager', round: 1, permission: 'credit:decide-sales' },
  { step: 'finance', round: 2, permission: 'credit:decide-finance' },
];
const rules = {
  credit: { highestLimit: '1000000', longestTermDays: 90, guaranteeFrom: '200000' },
  review: { steps, policy: 'credit-review@hq/1' },
};
const customer = Customer.create({ name: '渝北建材有限公司' }, { no: 'BJ-KH-2026-000001', tier: 'key', care: null, at }, li);

const terms = {
  limit: '150000',
  termDays: 30,
  validUntil: '2026-12-31',
  grounds: 'Pays on time for three years',
  assessment: { paymentRecord: 5, finances: 4, relationship: 4 },
} satisfies ApplyForCredit;
const applied = (given: Partial<ApplyForCredit> = {}, profile = CreditProfile.of(customer)) => {
  profile.apply({ ...terms, ...given }, rules, li, at);
  return profile;
};
const granted = (given: Partial<ApplyForCredit> = {}, profile = CreditProfile.of(customer)) => {
  applied(given, profile);
  profile.decide({ step: 'sales-manager', approve: true }, manager, at);
  profile.decide({ step: 'finance', approve: true }, finance, at);
  return profile;
};
const typesOf = (profile: CreditProfile) => profile.takeRecord().events.map(({ event, payload }) => ({ type: event.type, payload }));

describe('CUS-30 Credit is assessed and agreed to before it is given', () => {
  it('grants nothing before the last step, then exactly what was applied for', () => {
    const profile = applied();
    profile.decide({ step: 'sales-manager', approve: true }, manager, at);
    expect(profile).toMatchObject({ status: 'in-review', granted: null });
    expect(profile.standing(at)).toMatchObject({ limit: '0.00', termDays: 0, validUntil: null });
    profile.decide({ step: 'finance', approve: true }, finance, at);
    expect(profile).toMatchObject({ status: 'rated', granted: { limit: '150000.00', currency: 'CNY', termDays: 30, validUntil: '2026-12-31' } });
    const payload = { customerId: customer.id, limit: '150000.00', currency: 'CNY', termDays: 30, validUntil: '2026-12-31', salesRepId: customer.ownerId };
    expect(typesOf(profile)).toEqual([{ type: 'customers.credit-granted.v1', payload }]);
  });

  it('goes to the sales manager first, then to finance', () => {
    expect(() => {
      applied().decide({ step: 'finance', approve: true }, finance, at);
    }).toThrow('The review is waiting for: sales-manager');
  });

  it('is not decided by whoever applied', () => {
    const both = someone('li', 'credit:decide-sales');
    expect(() => {
      applied().decide({ step: 'sales-manager', approve: true }, both, at);
    }).toThrow('Nobody decides on what they submitted themselves');
  });

  it('is not decided by the rep whose customer it is, nor goes on when it becomes the customer of somebody who has decided (ORG-14)', () => {
    const profile = applied();
    expect(() => {
      profile.decide({ step: 'sales-manager', approve: true }, someone(profile.ownerId, 'credit:decide-sales'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
    profile.decide({ step: 'sales-manager', approve: true }, manager, at);
    const { org, branch } = profile;
    profile.follow({ name: profile.customerName, org, branch, ownerId: manager.id } as Customer);
    expect(profile).toMatchObject({ status: 'unrated', application: null, review: null });
  });

  it('goes back when a step says no, and cannot be decided further', () => {
    const profile = applied();
    profile.decide({ step: 'sales-manager', approve: false, comment: 'Too early' }, manager, at);
    expect(profile).toMatchObject({ status: 'unrated', granted: null });
    expect(() => {
      profile.decide({ step: 'finance', approve: true }, finance, at);
    }).toThrow('There is no open step "finance"');
    expect(applied({}, profile).status).toBe('in-review');
  });

  it('keeps the old grant in force while a new one is under review, and when that is returned', () => {
    const profile = applied({ limit: '180000' }, granted());
    expect(profile.standing(at)).toMatchObject({ limit: '150000.00' });
    profile.decide({ step: 'sales-manager', approve: false, comment: 'Too early' }, manager, at);
    expect(profile).toMatchObject({ status: 'rated', granted: { limit: '150000.00' } });
  });

  it('takes one application at a time', () => {
    expect(() => applied({}, applied())).toThrow('Cannot apply what is in-review');
  });

  it('gives nobody more than the highest limit', () => {
    expect(() => applied({ limit: '1000000.01', guarantee: 'Bank' })).toThrow('No customer is given more credit than 1000000');
    expect(applied({ limit: '1000000', guarantee: 'Bank' }).status).toBe('in-review');
  });

  it('grants no credit that is over, neither when applied for nor when decided', () => {
    expect(() => applied({ validUntil: '2026-03-31' })).toThrow('would be over today (2026-04-01)');
    const profile = applied({ validUntil: '2026-04-01' });
    expect(() => {
      profile.decide({ step: 'sales-manager', approve: true }, manager, new Date('2026-04-02T01:00:00Z'));
    }).toThrow('would be over today');
  });

  it('runs out after its last day', () => {
    const profile = granted();
    expect(profile.standing(new Date('2026-12-31T15:59:59Z'))).toMatchObject({ limit: '150000.00', termDays: 30 });
    expect(profile.standing(new Date('2026-12-31T16:00:00Z'))).toMatchObject({ limit: '0.00', termDays: 0, validUntil: '2026-12-31' });
  });

  it('is not granted where the policy asks nobody', () => {
    const review = { steps: steps.map((step) => ({ ...step, fromAmount: '200000' })), policy: 'credit-review@hq/2' };
    const profile = CreditProfile.of(customer);
    expect(() => profile.apply(terms, { ...rules, review }, li, at)).toThrow('names no step for this case');
    expect(profile.status).toBe('unrated');
  });
});

describe('CUS-31 Weak credit needs a guarantee or a shorter term', () => {
  it('is refused from the threshold on without a guarantee', () => {
    expect(() => applied({ limit: '200000' })).toThrow('From 200000 on a guarantee is needed; you ask for 200000.00 without one');
    expect(applied({ limit: '199999.99' }).status).toBe('in-review');
  });

  it('is given against a guarantee, as limited', () => {
    expect(granted({ limit: '200000', guarantee: 'Bank guarantee 2026-17' })).toMatchObject({
      status: 'limited',
      granted: { guarantee: 'Bank guarantee 2026-17' },
    });
  });

  it('is refused for longer than the longest term', () => {
    expect(() => applied({ termDays: 91 })).toThrow('Payment is due within 90 days at the latest');
  });
});

describe('CUS-36 Overdue payments hold credit', () => {
  it('is held by the first overdue receivable and free after the last, each said once', () => {
    const profile = granted();
    profile.takeRecord();
    const before = profile.overdueReceivables;
    profile.hold('one');
    profile.hold('two');
    profile.hold('two');
    expect(profile).toMatchObject({ status: 'hold', held: true, overdueReceivables: ['one', 'two'] });
    profile.settle('one');
    expect(profile.status).toBe('hold');
    profile.settle('two');
    profile.settle('two');
    expect(profile).toMatchObject({ status: 'rated', held: false, overdueReceivables: before });
    expect(typesOf(profile).map(({ payload }) => payload)).toEqual([
      { customerId: customer.id, held: true, salesRepId: customer.ownerId },
      { customerId: customer.id, held: false, salesRepId: customer.ownerId },
    ]);
  });

  it('voids an application under review and takes no new one', () => {
    const profile = applied();
    profile.hold('one');
    expect(profile).toMatchObject({ status: 'hold', review: null, application: null });
    expect(() => {
      profile.decide({ step: 'sales-manager', approve: true }, manager, at);
    }).toThrow('There is no open step');
    expect(() => applied({}, profile)).toThrow('Credit is on hold: 1 receivable(s) are overdue');
    profile.settle('one');
    expect(profile.status).toBe('unrated');
  });

  it('is on hold exactly while something is overdue, whatever happens in between', () => {
    const steps = array(record({ what: constantFrom('overdue', 'paid', 'apply', 'agree', 'return'), receivable: constantFrom('a', 'b', 'c') }), {
      maxLength: 25,
    });
    assert(
      property(steps, (path) => {
        const profile = CreditProfile.of(customer);
        const overdue = new Set<string>();
        for (const { what, receivable } of path) {
          if (what === 'overdue') overdue.add(receivable);
          if (what === 'paid') overdue.delete(receivable);
          attempt(() => {
            if (what === 'overdue') profile.hold(receivable);
            if (what === 'paid') profile.settle(receivable);
            if (what === 'apply') applied({}, profile);
            if (what === 'agree') granted({}, profile);
            if (what === 'return') profile.decide({ step: 'sales-manager', approve: false, comment: 'Too early' }, manager, at);
          });
          expect(profile.status === 'hold').toBe(overdue.size > 0);
          expect(profile.held).toBe(overdue.size > 0);
        }
        const said = typesOf(profile).flatMap(({ payload }) => ('held' in payload ? [payload.held] : []));
        expect(said).toEqual(said.map((_, i) => i % 2 === 0));
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
