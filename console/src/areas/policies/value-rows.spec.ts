import { changesBetween, rowsOf, withLeaf } from './value-rows.js';

const review = {
  steps: [
    { step: 'finance', round: 1 },
    { step: 'leader', round: 2, fromAmount: '2000.00' },
  ],
};

describe('A policy value as it is read and compared', () => {
  it('is told leaf by leaf', () => {
    expect(rowsOf(review).map(({ path }) => path)).toEqual(['steps.0.step', 'steps.0.round', 'steps.1.step', 'steps.1.round', 'steps.1.fromAmount']);
    expect(rowsOf({ mfaPosts: ['administrator', 'auditor'] })).toEqual([{ path: 'mfaPosts', value: 'administrator, auditor' }]);
  });

  it('shows what a new version says otherwise, newly, and no more', () => {
    const next = {
      steps: [
        { step: 'finance', round: 1, escalateAfterHours: 24 },
        { step: 'leader', round: 2 },
      ],
    };
    expect(changesBetween(review, next)).toEqual([
      { path: 'steps.1.fromAmount', before: '2000.00', after: null },
      { path: 'steps.0.escalateAfterHours', before: null, after: '24' },
    ]);
    expect(changesBetween(review, structuredClone(review))).toEqual([]);
  });

  it('takes another leaf in its own type, and leaves the rest', () => {
    expect(withLeaf(review, 'steps.1.fromAmount', '5000.00')).toEqual({ steps: [review.steps[0], { step: 'leader', round: 2, fromAmount: '5000.00' }] });
    expect(withLeaf(review, 'steps.0.round', '3')).toMatchObject({ steps: [{ round: 3 }, { round: 2 }] });
    expect(withLeaf({ mfaPosts: [] }, 'mfaPosts', 'administrator, auditor')).toEqual({ mfaPosts: ['administrator', 'auditor'] });
  });
});
