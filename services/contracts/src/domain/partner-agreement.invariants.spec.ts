import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aCustomer, at, REVIEW, REVIEWERS, someone } from '../../test/examples.js';
import { KEEPER, LIMITS, PARTNER_TEMPLATE, PARTNER_TERMS, partnerBasis, rivalOf, TILE, WANG } from '../../test/agreements.js';
import { HELD } from './agreement.js';
import { PartnerAgreement, type PartnerBasis, type Rival } from './partner-agreement.js';
import { meet } from './territory.js';

const DAY = '2026-03-12';
const NOW = at(DAY);
const STEPS = ['sales', 'legal', 'finance', 'audit'] as const;

const wish = fc.record({
  partner: fc.nat(2),
  region: fc.constantFrom('000000', '350000', '350200', '350203', '350211', '350100', '330000', '330100'),
  exclusive: fc.boolean(),
  every: fc.boolean(),
  validFrom: fc.constantFrom('2026-04-01', '2026-10-01', '2027-01-01'),
  validUntil: fc.constantFrom('2027-01-31', '2027-03-31', '2027-12-31'),
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

const basisOf = ({ partner }: Wish): PartnerBasis => partnerBasis({ customer: aCustomer({ id: `0198c7a0-0000-7000-8000-00000000000${partner}` }) });
const termsOf = ({ region: code, exclusive, every, validFrom, validUntil }: Wish) => ({
  ...PARTNER_TERMS,
  ...{ regions: [{ code, name: code }], exclusive, productIds: every ? [] : [TILE.id], validFrom, validUntil },
});

/** Several partners at the same places; whoever asks is shown what is held, as the repository does under its lock. */
class World {
  readonly all: PartnerAgreement[] = [];

  get held(): PartnerAgreement[] {
    return this.all.filter(({ status }) => HELD.includes(status));
  }

  get rivals(): Rival[] {
    return this.held.map(rivalOf);
  }

  latest(nth: number): PartnerAgreement | undefined {
    return this.all.at(-1 - (nth % Math.max(1, this.all.length)));
  }

  submit(agreement: PartnerAgreement): void {
    const no = `HZ-${this.all.length}`;
    agreement.submit(no, { template: PARTNER_TEMPLATE, rules: REVIEW, limits: LIMITS, rivals: this.rivals }, WANG, NOW);
  }
}

type Verb = (world: World, agreement: PartnerAgreement | undefined, wanted: Wish) => void;

const VERBS: Readonly<Record<string, Verb>> = {
  ask: (world, _, wanted) => {
    const drafted = PartnerAgreement.draft(termsOf(wanted), basisOf(wanted), WANG, NOW);
    world.all.push(drafted);
    world.submit(drafted);
  },
  agree: (_, agreement) => {
    for (const step of STEPS) agreement?.decide({ step, approve: true }, REVIEWERS[step], NOW);
  },
  return: (_, agreement) => agreement?.decide({ step: 'sales', approve: false, comment: '改' }, REVIEWERS.sales, NOW),
  'give up': (_, agreement) => agreement?.giveUp('不做了'),
  'another rep': (_, agreement) => agreement?.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'li' }),
  change: (world, agreement, wanted) => {
    if (!agreement) return;
    agreement.changeTo(termsOf(wanted), basisOf({ ...wanted, partner: parseInt(agreement.customerId.slice(-1), 10) }), WANG, NOW);
    world.submit(agreement);
  },
  seal: ({ rivals }, agreement) => {
    const signing = { signedOn: DAY, authority: 'legal-representative' } as const;
    agreement?.signForParty({ ...signing, party: 'customer', signatory: '陈' }, someone('zhou'), NOW);
    agreement?.signForParty({ ...signing, party: 'company', signatory: '李' }, someone('zhou'), NOW);
    agreement?.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, { keeper: KEEPER, remindDays: 30, rivals }, NOW);
  },
  expire: (_, agreement) => agreement?.expire(at('2027-02-01')),
};

function tried(verb: () => void): void {
  try {
    verb();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

const step = fc.record({ verb: fc.constantFrom('ask', 'agree', 'seal', ...Object.keys(VERBS)), wanted: wish, nth: fc.nat(5) });

describe('CON-21 Whatever several partners ask for and agree to, in whatever order', () => {
  it('no territory where somebody sells alone is held by two at the same time, and what is sealed is what all agreed to', () => {
    const reached = { several: 0, effective: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const world = new World();
        for (const { verb, wanted, nth } of steps) {
          tried(() => VERBS[verb]?.(world, world.latest(nth), wanted));
          const { held } = world;
          const apart = (a: PartnerAgreement, b: PartnerAgreement): boolean => a.customerId === b.customerId || !(a.exclusive || b.exclusive) || !meet(a, b);
          expect(held.filter((a, i) => held.slice(i + 1).some((b) => !apart(a, b)))).toEqual([]);
          const effective = held.filter(({ status }) => status === 'effective');
          for (const each of effective) expect(each.contentHash()).toBe(each.review?.contentHash);
          if (held.length > 1) reached.several += 1;
          reached.effective += effective.length;
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(reached.several, reached.effective)).toBeGreaterThan(50);
  });
});
