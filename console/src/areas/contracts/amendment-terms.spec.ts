import { asAmendment, asTypedAmendment, fitsTheForm } from './amendment-terms.js';
import type { Amendment, Contract } from './shapes.js';

const contract = {
  ...{ deliverBy: '2026-12-31', payment: 'prepay' },
  lines: [
    { productId: 'a', quantity: '10' },
    { productId: 'b', quantity: '5' },
    { productId: 'c', quantity: '1' },
  ],
} as unknown as Contract;
const draft = {
  ...{ reason: '工期推迟', deliverBy: '2027-01-31', payment: 'prepay' },
  lines: [
    { productId: 'a', quantity: '12' },
    { productId: 'b', quantity: '5' },
  ],
  changes: [{ field: 'line.1' }, { field: 'line.3' }, { field: 'deliverBy' }, { field: 'total' }],
} as unknown as Amendment;

describe('CON-12 A draft of an amendment, typed again', () => {
  it('says what differs from the contract, and nothing else', () => {
    const typed = asTypedAmendment(draft, contract);
    expect(typed).toEqual({
      ...{ reason: '工期推迟', deliverBy: '2027-01-31' },
      lines: [
        { line: '1', quantity: '12' },
        { line: '3', quantity: '0' },
      ],
    });
    expect(asAmendment(typed)).toMatchObject({ lines: [{ line: 1 }, { line: 3 }] });
    expect(asAmendment({ reason: '换付款方式', lines: [] })).toEqual({ reason: '换付款方式' });
  });

  it('is not offered where the form would lose something: a clause, goods that are new', () => {
    expect(fitsTheForm(draft, contract)).toBe(true);
    expect(fitsTheForm({ ...draft, changes: [{ field: 'clause.3', before: null, now: null }] }, contract)).toBe(false);
    expect(fitsTheForm({ ...draft, lines: [{ productId: 'new' } as Amendment['lines'][number]] }, contract)).toBe(false);
  });
});
