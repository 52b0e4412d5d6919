import type { PriceExceptionKind } from '@tradewind/contracts/contracts/price-exceptions.api';
import { someone } from '../../test/examples.js';
import { assertSignedByManager } from './lot-signature.js';
import type { PriceException } from './price-exception.js';

const contract = (priceExceptionId?: string) => ({ org: 'hq.bj.sales', ownerId: 'wang', lines: [{ ...(priceExceptionId && { priceExceptionId }) }] as never });
const exceptionOf = (kind: PriceExceptionKind): PriceException[] => [{ id: 'e1', kind } as PriceException];
const forUs = (signatory: string) => ({ party: 'company', signedOn: '2026-03-14', signatory, authority: 'legal-representative' }) as const;
const manager = someone('li', 'contract:sign', 'contract:sign-lot');
const assistant = someone('zhou', 'contract:sign');

describe('CON-10 An exclusive-lot contract is valid when the sales manager signs (003-T §10.8)', () => {
  const lot = exceptionOf('exclusive-lot');

  it('is signed for us by the sales manager under their own name, and by nobody else', () => {
    expect(() => {
      assertSignedByManager(contract('e1'), lot, forUs('li'), manager);
    }).not.toThrow();
    expect(() => {
      assertSignedByManager(contract('e1'), lot, forUs('li'), assistant);
    }).toThrow('sales manager');
    expect(() => {
      assertSignedByManager(contract('e1'), lot, forUs('sun'), manager);
    }).toThrow('sun cannot');
  });

  it('asks nothing of the customer, of other prices below the list, nor of list prices', () => {
    for (const [given, exceptions, of] of [
      [{ ...forUs('zhang'), party: 'customer' } as const, lot, contract('e1')],
      [forUs('sun'), exceptionOf('damaged-lot'), contract('e1')],
      [forUs('sun'), [], contract()],
    ] as const)
      expect(() => {
        assertSignedByManager(of, exceptions, given, assistant);
      }).not.toThrow();
  });

  it('is never signed without knowing what it sells', () => {
    expect(() => {
      assertSignedByManager(contract('e1'), [], forUs('li'), manager);
    }).toThrow('cannot be told');
  });
});
