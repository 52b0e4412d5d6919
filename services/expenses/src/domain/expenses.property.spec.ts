import { Money } from '@tradewind/domain/money';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { anActiveBudget, at, budgetRules, categories, planned } from '../../test/budgets.js';
import { claimRules, spent } from '../../test/claims.js';
import { someone } from '../../test/people.js';
import type { Budget } from './budget.js';
import { availableOn } from './budget-line.js';
import { chargedAs, type Charge } from './charge.js';
import { Claim } from './claim.js';
import { Supplement } from './supplement.js';

const CATEGORIES = ['travel', 'promotion'];
const PEOPLE = ['rep', 'colleague', 'manager', 'finance', 'gm', 'cashier'];
const STEPS = ['department', 'finance', 'leader'];
/** Usually the right person comes; sometimes anybody. */
const DUTY: Record<string, string> = { department: 'manager', finance: 'finance', leader: 'gm' };

/** One budget and everything that happens to it; every verb is done whole or not at all, as in a transaction. */
class World {
  budget = anActiveBudget([planned('travel', '3000.00'), planned('promotion', '800.00')]);
  claims: Claim[] = [];
  supplements: Supplement[] = [];
  refused = 0;

  whole(work: () => void): void {
    const before = { budget: copyOf(this.budget), claims: this.claims.map(copyOf), supplements: this.supplements.map(copyOf) };
    try {
      work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      Object.assign(this, before);
      this.refused += 1;
    }
  }

  decide(nth: number, verb: (claim: Claim) => void): void {
    const claim = this.claims[nth % Math.max(this.claims.length, 1)];
    if (!claim) return;
    this.whole(() => {
      const before = claim.charge();
      verb(claim);
      if (before.kind !== claim.charge().kind) this.budget.charge(before, claim.charge());
    });
  }

  supplement(nth: number, verb: (supplement: Supplement) => void): void {
    const supplement = this.supplements[nth % Math.max(this.supplements.length, 1)];
    if (!supplement) return;
    this.whole(() => {
      verb(supplement);
      if (supplement.status === 'approved') this.budget.supplement(supplement, supplement.reason);
    });
  }
}

const copyOf = <T extends object>(original: T): T => Object.assign(Object.create(Object.getPrototypeOf(original) as object) as T, original);

type Deed = (world: World) => void;

const who = fc.constantFrom(...PEOPLE);
const rightly = fc.integer({ min: 0, max: 9 }).map((mood) => mood > 2);
const which = fc.nat({ max: 3 });
const amount = fc.integer({ min: 1, max: 90_000 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const line = fc.record({ category: fc.constantFrom(...CATEGORIES), amount });
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((some) => some.map((given, i) => spent({ ...given, voucherNo: `FP-${i}` })));

const drafts = fc.tuple(lines, who).map(([some, claimant]): Deed => (world) => {
  world.claims.push(Claim.draft({ budgetId: world.budget.id, lines: some }, { budget: world.budget, categories }, someone(claimant), at));
});
const revises = fc.tuple(which, lines, who).map(([nth, some, by]): Deed => (world) => {
  world.decide(nth, (claim) => {
    claim.revise({ lines: some }, categories, someone(by), at);
  });
});
const submits = which.map((nth): Deed => (world) => {
  world.decide(nth, (claim) => {
    claim.submit({ no: `BX-${nth}`, rules: claimRules }, someone(claim.ownerId), at);
  });
});
const decides = fc
  .tuple(which, fc.constantFrom(...STEPS), fc.integer({ min: 0, max: 9 }), who, rightly)
  .map(([nth, anyStep, mood, anybody, right]): Deed => (world) => {
    world.decide(nth, (claim) => {
      const step = right ? (claim.review?.steps.find(({ decision }) => decision === 'pending')?.step ?? anyStep) : anyStep;
      claim.decide({ step, approve: mood > 0 }, someone(right ? (DUTY[step] ?? anybody) : anybody), at);
    });
  });
const rejects = fc.tuple(which, fc.constantFrom(...STEPS), who).map(([nth, step, by]): Deed => (world) => {
  world.decide(nth, (claim) => {
    claim.reject({ step, comment: '不符合规定' }, someone(by), at);
  });
});
const pays = fc.tuple(which, who, rightly).map(([nth, anybody, right]): Deed => (world) => {
  world.decide(nth, (claim) => {
    claim.pay(null, someone(right ? 'cashier' : anybody), at);
  });
});
const withdraws = fc.tuple(which, who).map(([nth, by]): Deed => (world) => {
  world.decide(nth, (claim) => {
    claim.withdraw(someone(by), at);
  });
});
const requests = fc.tuple(line, who).map(([given, by]): Deed => (world) => {
  const request = { budgetId: world.budget.id, reason: '追加', ...given };
  world.supplements.push(Supplement.request(request, { budget: world.budget, categories, rules: budgetRules }, someone(by), at));
});
const grants = fc.tuple(which, fc.constantFrom('finance', 'leader'), who).map(([nth, step, by]): Deed => (world) => {
  world.supplement(nth, (supplement) => {
    supplement.decide({ step, approve: true }, someone(by), at);
  });
});

const deed = fc.oneof(
  { weight: 2, arbitrary: drafts },
  { weight: 1, arbitrary: revises },
  { weight: 4, arbitrary: submits },
  { weight: 12, arbitrary: decides },
  { weight: 1, arbitrary: rejects },
  { weight: 4, arbitrary: pays },
  { weight: 1, arbitrary: withdraws },
  { weight: 1, arbitrary: requests },
  { weight: 3, arbitrary: grants },
);

const sumOf = (kind: Charge['kind'], claims: readonly Claim[], category: string): string =>
  Money.sum(claims.map((claim) => Money.of(chargedAs(kind, claim.charge(), category)))).toString();

const supplemented = (supplements: readonly Supplement[], category: string): string =>
  Money.sum(supplements.filter((it) => it.status === 'approved' && it.category === category).map((it) => Money.of(it.amount))).toString();

function checkBudget({ lines: budgeted }: Budget, { claims, supplements }: World): void {
  for (const it of budgeted) {
    expect(availableOn(it).isNegative()).toBe(false);
    const { category, reserved, spent: paid, supplements: added } = it;
    expect({ category, reserved, paid, added }).toEqual({
      category,
      reserved: sumOf('reserved', claims, category),
      paid: sumOf('spent', claims, category),
      added: supplemented(supplements, category),
    });
  }
}

function checkDuties(claim: Claim): void {
  const people = [claim.ownerId, ...claim.approvers(), ...(claim.paidBy ? [claim.paidBy] : [])];
  expect(new Set(people).size).toBe(people.length);
}

const happened = { paid: 0, refused: 0, supplemented: 0 };

describe('EXP-15 ORG-14 Whatever is done to claims and supplements, in whatever order', () => {
  it('Σ reserved + spent stays within budget + supplements, equals what the claims say, and handler ≠ approver ≠ payer', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 30, maxLength: 120, size: 'max' }), (deeds) => {
        const world = new World();
        for (const act of deeds) {
          act(world);
          checkBudget(world.budget, world);
          world.claims.forEach(checkDuties);
        }
        happened.paid += world.claims.filter(({ status }) => status === 'paid').length;
        happened.supplemented += world.supplements.filter(({ status }) => status === 'approved').length;
        happened.refused += world.refused;
      }),
      { numRuns: 150 },
    );
  });

  it('and this was no idle run: claims were paid, supplements granted, much was refused', () => {
    expect(happened.paid).toBeGreaterThan(10);
    expect(happened.supplemented).toBeGreaterThan(10);
    expect(happened.refused).toBeGreaterThan(500);
  });
});
