import type { SlaPolicy } from '@tradewind/policies/kinds';
import { Ticket } from './ticket.js';
import { withinPromises } from './promised-times.js';

const policy: SlaPolicy = { acknowledgeHours: '24', resolveHours: '48', warnAt: '0.8', clock: 'calendar' };
const promise = (contractNo: string, responseHours: string, resolutionHours: string) => ({ contractNo, responseHours, resolutionHours });
const someone = { id: 'ma', name: '马丽', kind: 'person', posts: [], grants: [] } as const;

describe('CON-17, AFS-01, AFS-02 The time limits of a service contract hold for tickets where they are tighter than the policy', () => {
  it('each clock on its own', () => {
    expect(withinPromises(policy, [promise('FW-1', '4', '72')])).toEqual({ value: { ...policy, acknowledgeHours: '4' }, promisedBy: ['FW-1'] });
    expect(withinPromises(policy, [promise('FW-1', '30', '36')])).toEqual({ value: { ...policy, resolveHours: '36' }, promisedBy: ['FW-1'] });
  });

  it('of several contracts the tightest, and none makes anybody wait longer', () => {
    expect(withinPromises(policy, [promise('FW-1', '4', '24'), promise('FW-2', '2.5', '40')])).toEqual({
      ...{ value: { ...policy, acknowledgeHours: '2.5', resolveHours: '24' }, promisedBy: ['FW-2', 'FW-1'] },
    });
    expect(withinPromises(policy, [promise('FW-1', '24.0', '48')])).toEqual({ value: policy, promisedBy: [] });
    expect(withinPromises(policy, [])).toEqual({ value: policy, promisedBy: [] });
  });

  it('both clocks of the ticket count them, also when it is reopened, whatever the contract becomes meanwhile', () => {
    const t0 = new Date('2026-04-02T02:00:00Z');
    const after = (hours: number): Date => new Date(t0.getTime() + hours * 3_600_000);
    const subject = { org: 'hq.bj', branch: 'bj', ownerId: 'wang', serviceFileId: null, customerId: 'yubei', customerName: '渝北建材', salesRepId: 'wang' };
    const report = { kind: 'service', whatHappened: '设备停机', reportedBy: '刘工' } as const;
    const opening = { no: 'GD-1', subject, handler: someone, sla: { value: policy, version: 'sla@hq/1' }, promises: [promise('FW-1', '4', '24')] };
    const ticket = Ticket.open(report, opening, someone, t0);
    expect(ticket).toMatchObject({ policy: 'sla@hq/1', promisedBy: ['FW-1'] });
    expect(ticket.takeRecord().events[0]?.payload).toMatchObject({ acknowledgeBy: after(4).toISOString(), resolveBy: after(24).toISOString() });
    ticket.acknowledge('已收到', someone, after(5));
    expect(ticket).toMatchObject({ acknowledgedInTime: false, breached: true });
    ticket.startWork('更换', someone, after(6));
    ticket.propose('更换', someone, after(6));
    ticket.recordAgreement({ agreed: true, how: 'phone', customerSaid: '同意' }, someone, after(7));
    ticket.resolve({ carriedOut: '更换', toldHow: 'phone', toldCustomer: '已更换' }, someone, after(8));
    ticket.reopen('又停机', someone, after(30));
    expect(ticket.clock('resolve').hours).toBe('24');
  });
});
