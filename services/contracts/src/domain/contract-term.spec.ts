import { aCustomer, aDraft, amendable, anApprovedException, anApprovedList, aTemplate, at, inForce, someone, WORDING } from '../../test/examples.js';
import type { Contract } from './contract.js';
import { Quote } from './quote.js';

const NOW = at('2026-03-12');
const withTerm = (): Contract => aDraft({ template: aTemplate(`${WORDING}\n有效期至 {{validUntil}}`) });
const refused = (code: string): Error => expect.objectContaining({ data: expect.objectContaining({ code }) as object }) as Error;

/** As if it had been agreed in the draft: what happens at the end of a term is no matter of how it came to be. */
const inEffectUntil = (validUntil: string): Contract => Object.assign(amendable().contract, { validUntil, remindOn: '2026-04-01' });

describe('CON-11, CON-14 A contract says until when it holds', () => {
  it('agreed while it is a draft, said by its wording, announced so many days before', () => {
    const contract = withTerm();
    expect(contract.text).toContain('有效期至 合同履行完毕之日');
    const before = contract.contentHash();
    contract.agreeTerm('2026-12-31', 30, NOW);
    expect(contract).toMatchObject({ validUntil: '2026-12-31', remindOn: '2026-12-01' });
    expect(contract.text).toContain('有效期至 2026-12-31');
    expect(contract.contentHash()).not.toBe(before);
    contract.agreeTerm(null, 30, NOW);
    expect(contract.contentHash()).toBe(before);
  });

  it('not before its delivery, not where the wording does not say it, and never afterwards', () => {
    expect(() => withTerm().agreeTerm('2026-05-30', 30, NOW)).toThrow(refused('contract.term-too-short'));
    expect(() => aDraft().agreeTerm('2026-12-31', 30, NOW)).toThrow(refused('contract.term-unwritten'));
    expect(() => amendable().contract.agreeTerm('2026-12-31', 30, NOW)).toThrow(refused('contract.terms-fixed'));
  });
});

describe('CON-15 The end of a term is announced, and marked when it has come', () => {
  it('once each; what was ordered under it is done all the same, and fulfils it', () => {
    const contract = inEffectUntil('2026-04-30');
    contract.remind();
    expect(contract.remindOn).toBeNull();
    contract.expire(at('2026-04-30'));
    expect(contract.status).toBe('effective');
    contract.expire(at('2026-05-01'));
    expect(contract.status).toBe('expired');
    const types = contract.takeRecord().events.map(({ event }) => event.type);
    expect(types).toEqual(['contracts.contract-expiring.v1', 'contracts.contract-expired.v1']);
    contract.fulfil(at('2026-05-02'));
    expect(contract.status).toBe('fulfilled');
  });

  it('waits while the contract is being changed', () => {
    const contract = inEffectUntil('2026-04-30');
    contract.beginChange({ kind: 'amendment', id: 'a', no: null });
    contract.expire(at('2026-05-01'));
    expect(contract.status).toBe('effective');
  });
});

describe('C-09, ORD-03 A renewal is a new quote of the same goods', () => {
  it('at the prices in force, without approvals and without exceptions', () => {
    const { contract, products } = amendable();
    const exception = anApprovedException(products[0]);
    Object.assign(contract, { lines: contract.lines.map((line) => ({ ...line, unitPrice: '330', priceExceptionId: exception.id })) });
    const dearer = anApprovedList(
      products.map((product) => [product, '400'] as const),
      '2026-03-18',
    );
    const quote = Quote.renewing(contract, aCustomer(), inForce(dearer, products, '2026-03-20', [exception]), someone('wang'));
    expect(quote).toMatchObject({ status: 'draft', no: null, renewsId: contract.id, saidBy: null });
    expect(quote.lines.map(({ unitPrice, priceExceptionId }) => [unitPrice, priceExceptionId])).toEqual([
      ['400', undefined],
      ['400', undefined],
    ]);
  });

  it('is of nobody who is blocked', () => {
    const { contract, prices } = amendable();
    expect(() => Quote.renewing(contract, aCustomer({ status: 'blocked' }), prices, someone('wang'))).toThrow(refused('quote.customer-not-served'));
  });
});
