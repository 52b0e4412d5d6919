import { coverageOf } from './coverage.js';
import type { Regulation } from './shapes.js';

const control = { kind: 'guard', key: 'order.payment-missing', requirements: ['ORD-06'] } as const;
const regulation = {
  number: 'TW-001',
  clauses: [
    { no: '5.1', titleZh: '先款后货', titleEn: 'Payment first', requirements: ['ORD-06', 'ORD-07'], controls: [control] },
    { no: '5.2', titleZh: '放行', titleEn: 'Release', requirements: ['ORD-06'], controls: [control] },
  ],
} as unknown as Regulation;
const figures = [{ kind: 'guard', key: 'order.payment-missing', fired: 1, refused: 2, excepted: 0, exceptedBy: [], lastAt: '2026-11-27T00:00:00Z' }] as const;

describe('XCT-01 Which requirement is kept by what', () => {
  const [payment, other] = coverageOf([regulation], figures);

  it('names the clauses and counts a control once', () => {
    expect(payment).toMatchObject({
      requirement: 'ORD-06',
      clauses: [{ at: 'TW-001 §5.1', titleZh: '先款后货' }, { at: 'TW-001 §5.2' }],
      fired: 1,
      refused: 2,
    });
    expect(payment?.controls).toHaveLength(1);
  });

  it('leaves to people what no control keeps', () => {
    expect(other).toMatchObject({ requirement: 'ORD-07', controls: [], refused: 0 });
  });
});
