import type { Actor } from '@tradewind/kernel/actor';
import { Policy } from './policy.js';

const someone = (id: string): Actor => ({ id, name: id, kind: 'person', posts: [{ post: 'leader', org: 'hq', branch: 'hq' }], grants: [] });
const at = new Date('2026-03-31T16:00:00Z');
const sla = { acknowledgeHours: '24', resolveHours: '48', warnAt: '0.8', clock: 'calendar' };
const aProposal = (given: object = {}) =>
  Policy.propose({ key: 'sla', org: 'hq', effectiveFrom: '2026-04-01', value: sla, reason: '003-D §4.2', ...given }, someone('li'), { posts: [], others: {} });

describe('XCT-01 Rules are drafted by one and approved by another', () => {
  it('takes effect when somebody else approves it', () => {
    const policy = aProposal();
    policy.approve(1, someone('chen'), at);
    expect(policy.takeRecord().events).toMatchObject([{ event: { type: 'policies.policy-effective.v1' }, payload: { key: 'sla', version: 1, value: sla } }]);
  });

  it('is not approved by its author', () => {
    expect(() => {
      aProposal().approve(1, someone('li'), at);
    }).toThrow('Nobody approves a policy they proposed');
  });

  it('is decided once', () => {
    const policy = aProposal();
    policy.reject('Too strict', someone('chen'), at);
    expect(() => {
      policy.approve(1, someone('wu'), at);
    }).toThrow('Cannot approve what is rejected');
  });

  it('is not approved by who stands in for its author', () => {
    const deputy = { ...someone('wu'), grants: [{ permission: 'policy:approve', org: 'hq', own: false, onBehalfOf: { id: 'li', name: 'li' } }] };
    expect(() => aProposal().approve(1, deputy, at)).toThrow('Nobody approves a policy they proposed');
  });

  it('must be sound, and says with its requirement what is not', () => {
    expect(() => aProposal({ value: { ...sla, resolveHours: '12', warnAt: '1' } })).toThrow(
      'a ticket is to be resolved within 12 hours, before it must be answered (AFS-02); a warning after 1 of the time',
    );
  });

  it('must fit its kind', () => {
    expect(() => aProposal({ value: { ...sla, resolveHours: 'soon' } })).toThrow('resolveHours must be a decimal string');
    expect(() => aProposal({ key: 'weather' })).toThrow('There is no kind of policy "weather"');
  });
});
