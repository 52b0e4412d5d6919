import type { NegotiationPoint } from '@tradewind/contracts/contracts/contract-negotiation';
import { aDraft, aTemplate, at, GROUNDS, someone } from '../../test/examples.js';
import type { Contract } from './contract.js';

const wang = someone('wang');
const template = aTemplate();
const point = (given: Partial<NegotiationPoint> = {}): NegotiationPoint => ({ clause: 3, asked: '留 5% 质保金', answer: '待商议', outcome: 'open', ...given });
const negotiate = (contract: Contract, points: NegotiationPoint[], heldOn = '2026-03-12', on = '2026-03-12') =>
  contract.negotiate({ heldOn, withWhom: '张经理', points }, wang, at(on));
const submit = (contract: Contract) => contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS }, wang, at('2026-03-14'));

describe('CON-18 Rounds of negotiation are kept with the contract (002 §6.3)', () => {
  it('one after the other, by whom, with whom, what was asked and answered, about which clause', () => {
    const contract = aDraft({ template });
    negotiate(contract, [point()]);
    const general = { asked: '留 5% 质保金', answer: '改为保函', outcome: 'agreed' } as const;
    negotiate(contract, [general], '2026-03-13', '2026-03-13');
    expect(contract.negotiations).toEqual([
      { round: 1, heldOn: '2026-03-12', withWhom: '张经理', points: [point()], heldBy: 'wang', heldByName: 'wang' },
      { round: 2, heldOn: '2026-03-13', withWhom: '张经理', points: [general], heldBy: 'wang', heldByName: 'wang' },
    ]);
  });

  it('on days that can be true, and about clauses that are there', () => {
    const contract = aDraft({ template });
    expect(() => negotiate(contract, [point()], '2026-03-13')).toThrow('cannot have been held on 2026-03-13');
    negotiate(contract, [point()]);
    expect(() => negotiate(contract, [point()], '2026-03-11', '2026-03-13')).toThrow('the one before was on 2026-03-12');
    expect(() => negotiate(contract, [point({ clause: 4 })])).toThrow('The template has 3 clauses; there is no clause 4');
    expect(contract.negotiations).toHaveLength(1);
  });

  it('what is open is settled before the contract is submitted, whichever way', () => {
    for (const outcome of ['agreed', 'declined'] as const) {
      const contract = aDraft({ template });
      negotiate(contract, [point(), point({ clause: 1, asked: '改需方名称', outcome: 'agreed' })]);
      expect(() => submit(contract)).toThrow('not settled yet: 3. 留 5% 质保金. Record the round');
      negotiate(contract, [point({ outcome, answer: '改为保函' })]);
      submit(contract);
      expect(contract.status).toBe('in-review');
      expect(() => negotiate(contract, [point()])).toThrow('its terms change only while it is a draft');
    }
  });

  it('is a record, not a promise: what all agree to is the content alone', () => {
    const contract = aDraft({ template });
    const before = contract.contentHash();
    negotiate(contract, [point({ outcome: 'agreed' })]);
    expect(contract.contentHash()).toBe(before);
  });
});
