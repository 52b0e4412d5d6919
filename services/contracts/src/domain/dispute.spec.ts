import type { OpenDispute } from '@tradewind/contracts/contracts/disputes.api';
import { agreedByAll, at, someone } from '../../test/examples.js';
import { Dispute } from './dispute.js';

const legal = someone('chu');
const CLAIM = { kind: 'dispute', raisedOn: '2026-04-01', title: '质量争议', facts: '需方称强度不足，供方复检合格。', amount: '12000.00' } as const;
const open = (given: Partial<OpenDispute> = {}): Dispute => {
  const contract = agreedByAll();
  return Dispute.open('BJ-JF-2026-000001', contract, { contractId: contract.id, ...CLAIM, ...given }, legal, at('2026-04-02'));
};

describe('CON-19 Legal disputes and advice are registered from their first day to their end (000 §2.4.2)', () => {
  it('names the contract, the customer, what each side says and what is claimed, and is seen where the contract is', () => {
    expect(open()).toMatchObject({
      status: 'open',
      contractNo: 'BJ-HT-2026-000001',
      customerName: '渝北建材',
      amount: '12000.00',
      org: 'hq.bj.sales',
      ownerId: 'wang',
    });
  });

  it('keeps what was done, by whom and when, and how it ended', () => {
    const dispute = open();
    dispute.note({ text: '已函告需方共同送检' }, legal, at('2026-04-03'));
    dispute.close({ outcome: 'settled', closedOn: '2026-04-20', result: '各担一半检验费' }, legal, at('2026-04-20'));
    expect(dispute).toMatchObject({
      status: 'closed',
      notes: [{ text: '已函告需方共同送检', by: 'chu', at: at('2026-04-03').toISOString() }],
      end: { outcome: 'settled', closedOn: '2026-04-20', closedByName: 'chu' },
    });
    expect(() => dispute.note({ text: '补充' }, legal, at('2026-04-21'))).toThrow('Cannot note what is closed');
  });

  it('goes where its contract goes when the customer is handed over (CUS-14)', () => {
    const dispute = open();
    dispute.follow({ org: 'hq.bj.sales2', branch: 'bj', ownerId: 'zhao' });
    expect(dispute).toMatchObject({ status: 'open', org: 'hq.bj.sales2', ownerId: 'zhao' });
  });

  it('ends as what it was: a dispute is not advised away, and advice is not won', () => {
    expect(() => open().close({ outcome: 'advised', closedOn: '2026-04-20', result: '意见' }, legal, at('2026-04-20'))).toThrow('Say how it ended');
    expect(() => open({ kind: 'advice' }).close({ outcome: 'won', closedOn: '2026-04-20', result: '意见' }, legal, at('2026-04-20'))).toThrow('it is not won');
    const advice = open({ kind: 'advice' });
    advice.close({ outcome: 'advised', closedOn: '2026-04-20', result: '可以解除' }, legal, at('2026-04-20'));
    expect(advice.status).toBe('closed');
  });

  it('neither arises tomorrow nor ends before it arose', () => {
    expect(() => open({ raisedOn: '2026-04-03' })).toThrow('today is 2026-04-02');
    expect(() => open().close({ outcome: 'lost', closedOn: '2026-03-31', result: '败诉' }, legal, at('2026-04-20'))).toThrow('it arose on 2026-04-01');
  });
});
