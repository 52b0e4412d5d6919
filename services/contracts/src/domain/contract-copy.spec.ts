import { ContractCopy } from './contract-copy.js';
import { at, SEAL, signed, someone } from '../../test/examples.js';

const TIMES = { acknowledgeHours: 48, escalateHours: 24 };

function aContract() {
  const contract = signed();
  contract.applySeal(SEAL, someone('you'), at('2026-03-15'));
  return contract;
}

const financeCopy = () => ContractCopy.issue(aContract(), 'finance', TIMES, at('2026-03-15'));

describe('CON-13 Copies go out at once and each department acknowledges its own (000 §3.4.3)', () => {
  it('is acknowledged by the department it is for', () => {
    const copy = financeCopy();
    copy.acknowledge(someone('lin', 'contract:acknowledge-finance'), at('2026-03-16'));
    expect(copy).toMatchObject({ status: 'acknowledged', contractNo: 'BJ-HT-2026-000001', acknowledgedBy: 'lin', acknowledgedAt: at('2026-03-16') });
  });

  it('is not acknowledged by another department', () => {
    expect(() => financeCopy().acknowledge(someone('ma', 'contract:acknowledge-service'), at('2026-03-16'))).toThrow('This copy is for finance');
  });

  it('is acknowledged once', () => {
    const copy = financeCopy();
    const lin = someone('lin', 'contract:acknowledge-finance');
    copy.acknowledge(lin, at('2026-03-16'));
    expect(() => copy.acknowledge(lin, at('2026-03-16'))).toThrow('Cannot acknowledge what is acknowledged');
  });

  it('is chased when its time is over: reminded of once, then escalated once', () => {
    const copy = financeCopy();
    expect(copy).toMatchObject({ dueAt: at('2026-03-17'), chaseAt: at('2026-03-17') });
    copy.takeRecord();
    copy.chase(at('2026-03-17'));
    expect(copy).toMatchObject({ remindedAt: at('2026-03-17'), chaseAt: at('2026-03-18'), escalatedAt: null });
    expect(copy.takeRecord().events).toMatchObject([{ payload: { recipient: 'finance', escalated: false } }]);
    copy.chase(at('2026-03-18'));
    expect(copy).toMatchObject({ escalatedAt: at('2026-03-18'), chaseAt: null });
    expect(copy.takeRecord().events).toMatchObject([{ payload: { escalated: true } }]);
  });

  it('is not chased once it was acknowledged', () => {
    const copy = financeCopy();
    copy.acknowledge(someone('lin', 'contract:acknowledge-finance'), at('2026-03-16'));
    expect(copy.chaseAt).toBeNull();
    expect(() => copy.chase(at('2026-03-17'))).toThrow('Cannot chase what is acknowledged');
  });
});
