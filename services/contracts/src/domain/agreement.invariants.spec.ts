import { contentHash } from '@tradewind/domain/content-hash';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aCustomer, anApprovedList, at, inForce, REVIEW, REVIEWERS, someone } from '../../test/examples.js';
import {
  END_REVIEW,
  KEEPER,
  LIMITS,
  PARTNER_TEMPLATE,
  PARTNER_TERMS,
  partnerBasis,
  SERVICE,
  SERVICE_TEMPLATE,
  SERVICE_TERMS,
  serviceBasis,
  TILE,
} from '../../test/agreements.js';
import { HELD } from './agreement.js';
import { PartnerAgreement, type Rival } from './partner-agreement.js';
import type { PricesInForce } from './prices-in-force.js';
import { ServiceContract } from './service-contract.js';
import { meet } from './territory.js';

const DAY = '2026-03-12';
const NOW = at(DAY);
const STEPS = ['sales', 'legal', 'finance', 'audit'] as const;
const EVERYTHING = REVIEW.steps.map(({ permission }) => permission);
const PEOPLE = [someone('wang'), someone('zhou'), KEEPER, ...Object.values(REVIEWERS), someone('all', ...EVERYTHING)];
const person = fc.nat(PEOPLE.length - 1);
const GO_ON = Array.from({ length: 60 }, () => 'go on' as const);
const verbs = [
  ...GO_ON,
  'change',
  'submit',
  'decide',
  'return',
  'sign',
  'seal',
  'give up',
  'ask to end',
  'conclude',
  'keep',
  'renew',
  'expire',
  'follow',
  'reprice',
] as const;
const moves = fc.array(fc.record({ verb: fc.constantFrom(...verbs), who: person, step: fc.nat(3), n: fc.nat(3) }), { minLength: 20, maxLength: 60 });

/** What is refused changes nothing; anything but a refusal is a mistake. */
function tried(verb: () => void): boolean {
  try {
    verb();
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

/** One step further on the lawful way. */
function goOn(contract: ServiceContract, prices: PricesInForce): void {
  const step = contract.openReview()?.steps.find(({ decision }) => decision === 'pending')?.step as (typeof STEPS)[number] | undefined;
  if (contract.status === 'draft') contract.submit('FW-1', { template: SERVICE_TEMPLATE, rules: REVIEW, prices }, someone('wang'), NOW);
  else if ((contract.status === 'in-review' || contract.status === 'ending') && step) contract.decide({ step, approve: true }, REVIEWERS[step], NOW);
  else if (contract.status === 'approved') {
    const party = contract.signatures.length === 0 ? 'customer' : 'company';
    contract.signForParty({ party, signedOn: DAY, signatory: party, authority: 'legal-representative' }, someone('zhou'), NOW);
  } else if (contract.status === 'signed') contract.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, KEEPER, 30, NOW);
  else if (contract.status === 'ending') contract.concludeEnd({ concludedOn: DAY, documentNo: 'JC' }, someone('zhou'), NOW);
}

const promised = ({ items, lines, total, currency, responseHours, resolutionHours, text }: ServiceContract): string =>
  contentHash({ items, lines, total, currency, responseHours, resolutionHours, text });

describe('CON-03, CON-06, CON-08, CON-17 Whatever is tried with a service contract, in whatever order', () => {
  it('what is sealed is what all four agreed to, at the price of the list when it was submitted, and never changes', () => {
    const reached = { effective: 0, terminated: 0 };
    fc.assert(
      fc.property(moves, (tries) => {
        let price = '500';
        const prices = (): PricesInForce => inForce(anApprovedList([[SERVICE, price]]), [SERVICE], DAY);
        let contract = ServiceContract.draft(SERVICE_TERMS, serviceBasis({ prices: prices() }), PEOPLE[0]!, NOW);
        let submitted = '';
        let announced = 0;
        for (const { verb, who, step, n } of tries) {
          const by = PEOPLE[who]!;
          const before = promised(contract);
          const status = contract.status;
          const done = tried(() => {
            if (verb === 'go on') goOn(contract, prices());
            if (verb === 'change') contract.changeTo({ ...SERVICE_TERMS, responseHours: String(n + 1) }, serviceBasis({ prices: prices() }), by, NOW);
            if (verb === 'submit') contract.submit('FW-1', { template: SERVICE_TEMPLATE, rules: REVIEW, prices: prices() }, by, NOW);
            if (verb === 'decide') contract.decide({ step: STEPS[step]!, approve: true }, by, NOW);
            if (verb === 'return') contract.decide({ step: STEPS[step]!, approve: false, comment: '改' }, by, NOW);
            if (verb === 'sign')
              contract.signForParty(
                { party: n % 2 === 0 ? 'customer' : 'company', signedOn: DAY, signatory: `s${n}`, authority: 'legal-representative' },
                by,
                NOW,
              );
            if (verb === 'seal') contract.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, by, 30, NOW);
            if (verb === 'give up') contract.giveUp('不做了');
            if (verb === 'ask to end') contract.askToEnd({ ground: 'customer-breach', reason: '欠款', endsOn: DAY }, END_REVIEW, by, NOW);
            if (verb === 'conclude') contract.concludeEnd({ concludedOn: DAY, documentNo: 'JC' }, by, NOW);
            if (verb === 'keep') contract.keep();
            if (verb === 'renew') contract = contract.renew({ validFrom: '2026-04-01', validUntil: '2027-03-31' }, serviceBasis({ prices: prices() }), by, NOW);
            if (verb === 'expire') contract.expire(NOW);
            if (verb === 'follow') contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: by.id });
            if (verb === 'reprice') price = String(500 + n);
          });
          if (verb === 'renew' && done) {
            expect(contract).toMatchObject({ status: 'draft', review: null, signatures: [], seal: null, no: null });
            announced = 0;
            continue;
          }
          if (!done) expect([contract.status, promised(contract)]).toEqual([status, before]);
          if (status === 'draft' && contract.status === 'in-review') {
            submitted = promised(contract);
            expect(contract.lines[0]?.unitPrice).toBe(price);
          }
          if (contract.status !== 'draft' && contract.status !== 'void') expect(promised(contract)).toBe(submitted);
          announced += contract.takeRecord().events.filter(({ event }) => event.type === 'contracts.service-contract-effective.v1').length;
          if (['effective', 'ending', 'terminated'].includes(contract.status)) {
            const deciders = new Set(contract.review?.steps.map(({ by: decider }) => decider));
            expect(contract.review?.steps.every(({ decision }) => decision === 'approved')).toBe(true);
            expect(deciders.size).toBe(4);
            expect(contract.authors.filter((author) => deciders.has(author))).toEqual([]);
            expect(contract.signatures.map(({ party }) => party).toSorted()).toEqual(['company', 'customer']);
            expect(contract.signatures.map(({ recordedBy }) => recordedBy)).not.toContain(contract.seal?.sealedBy);
            expect(announced).toBe(1);
          } else expect(announced).toBe(0);
          if (contract.status === 'effective') reached.effective += 1;
          if (contract.status === 'terminated') reached.terminated += 1;
          if (contract.status === 'terminated') expect(contract.ending?.review.steps.every(({ decision }) => decision === 'approved')).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(reached.effective, reached.terminated)).toBeGreaterThan(20);
  });
});

/** Several partners at the same places, and whoever asks holds what is held: as the repository does under its lock. */
describe('CON-21 Whatever several partners agree to, in whatever order', () => {
  it('no exclusive territory is held by two of them at the same time', () => {
    const region = fc.constantFrom('000000', '350000', '350200', '350203', '350211', '350100', '330000', '330100');
    const wish = fc.record({
      partner: fc.nat(2),
      region,
      exclusive: fc.boolean(),
      all: fc.boolean(),
      from: fc.constantFrom('2026-04-01', '2026-10-01', '2027-04-01'),
      until: fc.constantFrom('2026-09-30', '2027-03-31', '2027-12-31'),
    });
    const step = fc.record({ verb: fc.constantFrom('ask', 'agree', 'seal', 'return', 'change', 'give up'), wish, nth: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => {
        const all: PartnerAgreement[] = [];
        const basisOf = (n: number) => partnerBasis({ customer: aCustomer({ id: `0198c7a0-0000-7000-8000-00000000000${n}` }) });
        const termsOf = ({ region: code, exclusive, all: every, from, until }: (typeof steps)[number]['wish']) => ({
          ...PARTNER_TERMS,
          ...{ regions: [{ code, name: code }], exclusive, productIds: every ? [] : [TILE.id], validFrom: from, validUntil: until },
        });
        const rivals = (): Rival[] => all.filter(({ status }) => HELD.includes(status)).map((each) => ({ ...each, no: each.no ?? '' }) as Rival);
        for (const { verb, wish: wanted, nth } of steps) {
          const one = all.at(-1 - (nth % Math.max(1, all.length)));
          tried(() => {
            if (verb === 'ask') {
              const drafted = PartnerAgreement.draft(termsOf(wanted), basisOf(wanted.partner), someone('wang'), NOW);
              all.push(drafted);
              drafted.submit(`HZ-${all.length}`, { template: PARTNER_TEMPLATE, rules: REVIEW, limits: LIMITS, rivals: rivals() }, someone('wang'), NOW);
            }
            if (!one) return;
            if (verb === 'agree') for (const each of STEPS) one.decide({ step: each, approve: true }, REVIEWERS[each], NOW);
            if (verb === 'return') one.decide({ step: 'sales', approve: false, comment: '改' }, REVIEWERS.sales, NOW);
            if (verb === 'give up') one.giveUp('不做了');
            if (verb === 'change') {
              one.changeTo(termsOf(wanted), basisOf(wanted.partner), someone('wang'), NOW);
              one.submit('HZ-again', { template: PARTNER_TEMPLATE, rules: REVIEW, limits: LIMITS, rivals: rivals() }, someone('wang'), NOW);
            }
            if (verb === 'seal') {
              const signing = { signedOn: DAY, authority: 'legal-representative' } as const;
              one.signForParty({ ...signing, party: 'customer', signatory: '张' }, someone('zhou'), NOW);
              one.signForParty({ ...signing, party: 'company', signatory: '李' }, someone('zhou'), NOW);
              one.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, { keeper: KEEPER, remindDays: 30, rivals: rivals() }, NOW);
            }
          });
          const held = all.filter(({ status }) => HELD.includes(status));
          const twice = held.flatMap((a, i) => held.slice(i + 1).filter((b) => a.customerId !== b.customerId && (a.exclusive || b.exclusive) && meet(a, b)));
          expect(twice).toEqual([]);
          for (const each of held.filter(({ status }) => status === 'effective')) expect(each.contentHash()).toBe(each.review?.contentHash);
        }
      }),
      { numRuns: 400 },
    );
  });
});
