import { contentHash } from '@tradewind/domain/content-hash';
import { Fault } from '@tradewind/kernel/fault';
import type { Actor } from '@tradewind/kernel/actor';
import fc from 'fast-check';
import { anApprovedList, at, inForce, REVIEW, REVIEWERS, someone } from '../../test/examples.js';
import { END_REVIEW, KEEPER, SERVICE, SERVICE_TEMPLATE, SERVICE_TERMS, serviceBasis, WANG } from '../../test/agreements.js';
import type { PricesInForce } from './prices-in-force.js';
import { ServiceContract, type ServiceBasis } from './service-contract.js';

const DAY = '2026-03-12';
const NOW = at(DAY);
const STEPS = ['sales', 'legal', 'finance', 'audit'] as const;
const PEOPLE = [WANG, someone('zhou'), KEEPER, ...Object.values(REVIEWERS), someone('all', ...REVIEW.steps.map(({ permission }) => permission))];
const EFFECTIVE = 'contracts.service-contract-effective.v1';

/** One contract after another, each a renewal of the one before; the price list may change meanwhile. */
class World {
  price = '500';
  contract = ServiceContract.draft(SERVICE_TERMS, this.basis, WANG, NOW);
  /** What was promised when it was submitted last, and at which price of the list. */
  submitted = { promise: '', price: '' };
  announced = 0;

  get prices(): PricesInForce {
    return inForce(anApprovedList([[SERVICE, this.price]]), [SERVICE], DAY);
  }

  get basis(): ServiceBasis {
    return serviceBasis({ prices: this.prices });
  }

  get promise(): string {
    const { items, lines, total, currency, responseHours, resolutionHours, text } = this.contract;
    return contentHash({ items, lines, total, currency, responseHours, resolutionHours, text });
  }

  submit(by: Actor): void {
    this.contract.submit('FW-1', { template: SERVICE_TEMPLATE, rules: REVIEW, prices: this.prices }, by, NOW);
    this.submitted = { promise: this.promise, price: this.price };
  }

  decide(step: string, approve: boolean, by: Actor): void {
    this.contract.decide({ step, approve, ...(!approve && { comment: '改' }) }, by, NOW);
  }

  sign(party: 'customer' | 'company', by: Actor): void {
    this.contract.signForParty({ party, signedOn: DAY, signatory: party, authority: 'legal-representative' }, by, NOW);
  }

  seal(by: Actor): void {
    this.contract.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, by, 30, NOW);
  }

  conclude(by: Actor): void {
    this.contract.concludeEnd({ concludedOn: DAY, documentNo: 'JC' }, by, NOW);
  }

  renew(by: Actor): void {
    this.contract = this.contract.renew({ validFrom: '2026-04-01', validUntil: '2027-03-31' }, this.basis, by, NOW);
    this.announced = 0;
    expect(this.contract).toMatchObject({ status: 'draft', review: null, signatures: [], seal: null, no: null });
  }

  /** One step further on the lawful way. */
  goOn(): void {
    const { status, signatures } = this.contract;
    const step = this.contract.openReview()?.steps.find(({ decision }) => decision === 'pending')?.step as (typeof STEPS)[number] | undefined;
    if (status === 'draft') this.submit(WANG);
    else if (status === 'approved') this.sign(signatures.length === 0 ? 'customer' : 'company', someone('zhou'));
    else if (status === 'signed') this.seal(KEEPER);
    else if (step) this.decide(step, true, REVIEWERS[step]);
    else this.conclude(someone('zhou'));
  }
}

type Verb = (world: World, by: Actor, n: number) => void;

const VERBS: Readonly<Record<string, Verb>> = {
  change: ({ contract, basis }, by, n) => contract.changeTo({ ...SERVICE_TERMS, responseHours: String(n + 1) }, basis, by, NOW),
  submit: (world, by) => world.submit(by),
  agree: (world, by, n) => world.decide(STEPS[n % 4] ?? '', true, by),
  return: (world, by, n) => world.decide(STEPS[n % 4] ?? '', false, by),
  sign: (world, by, n) => world.sign(n % 2 === 0 ? 'customer' : 'company', by),
  seal: (world, by) => world.seal(by),
  'give up': ({ contract }) => contract.giveUp('不做了'),
  'ask to end': ({ contract }, by) => contract.askToEnd({ ground: 'customer-breach', reason: '欠款', endsOn: DAY }, END_REVIEW, by, NOW),
  conclude: (world, by) => world.conclude(by),
  keep: ({ contract }) => contract.keep(),
  renew: (world, by) => world.renew(by),
  expire: ({ contract }) => contract.expire(NOW),
  'another rep': ({ contract }, by) => contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: by.id }),
  'another price': (world, _, n) => {
    world.price = String(500 + n);
  },
};
/** Most of the time somebody does what is next: otherwise nothing would ever be sealed. */
const verb = fc.oneof({ weight: 5, arbitrary: fc.constant('go on') }, { weight: 1, arbitrary: fc.constantFrom(...Object.keys(VERBS)) });
const moves = fc.array(fc.record({ verb, who: fc.nat(PEOPLE.length - 1), n: fc.nat(7) }), { minLength: 15, maxLength: 60 });

/** What is refused changes nothing; anything but a refusal is a mistake. */
function tried(world: World, name: string, by: Actor, n: number): void {
  const before = [world.contract.status, world.promise];
  try {
    if (name === 'go on') world.goOn();
    else VERBS[name]?.(world, by, n);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect([world.contract.status, world.promise]).toEqual(before);
  }
  world.announced += world.contract.takeRecord().events.filter(({ event }) => event.type === EFFECTIVE).length;
}

function holds({ contract, promise, submitted, announced }: World): void {
  const { status, review, authors, signatures, seal, ending, lines } = contract;
  const isInEffect = ['effective', 'ending', 'terminated'].includes(status);
  expect(announced).toBe(isInEffect ? 1 : 0);
  if (status === 'draft' || status === 'void') return;
  expect([promise, lines[0]?.unitPrice]).toEqual([submitted.promise, submitted.price]);
  if (!isInEffect) return;
  const deciders = new Set(review?.steps.map(({ by }) => by));
  expect([review?.contentHash, deciders.size]).toEqual([contract.contentHash(), 4]);
  expect(review?.steps.every(({ decision }) => decision === 'approved')).toBe(true);
  expect(authors.filter((author) => deciders.has(author))).toEqual([]);
  expect(signatures.map(({ party }) => party).toSorted()).toEqual(['company', 'customer']);
  expect(signatures.map(({ recordedBy }) => recordedBy)).not.toContain(seal?.sealedBy);
  if (status === 'terminated') expect(ending?.review.steps.every(({ decision }) => decision === 'approved')).toBe(true);
}

describe('CON-03, CON-06, CON-08, CON-17, ORD-03 Whatever is tried with a service contract, in whatever order', () => {
  it('what is sealed is what all four agreed to, at the price of the list when it was submitted, and never changes; it ends as all agreed', () => {
    const reached = { effective: 0, terminated: 0 };
    fc.assert(
      fc.property(moves, (tries) => {
        const world = new World();
        for (const move of tries) {
          tried(world, move.verb, PEOPLE[move.who] ?? WANG, move.n);
          holds(world);
          if (world.contract.status === 'effective') reached.effective += 1;
          if (world.contract.status === 'terminated') reached.terminated += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(Math.min(reached.effective, reached.terminated)).toBeGreaterThan(10);
  });
});
