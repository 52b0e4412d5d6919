import type { Actor } from '@tradewind/kernel/actor';
import { Customer } from './customer.js';
import { Interaction } from './interaction.js';

const someone = (id: string, name: string, org: string): Actor => ({ id, name, kind: 'person', posts: [{ post: 'post', org, branch: 'bj' }], grants: [] });
const at = new Date('2026-03-31T16:30:00Z');
const customer = Customer.create({ name: '渝北建材有限公司' }, { no: 'BJ-KH-2026-000001', tier: 'key', care: null, at }, someone('li', '李明', 'hq.bj.sales'));

describe('CUS-03 What service staff learn of a customer reaches whoever sells to it', () => {
  it('belongs to the customer and says who recorded it, and when', () => {
    const entry = Interaction.recorded({ kind: 'need', text: 'Asked for white cement' }, customer, someone('ma', '马丽', 'hq.bj.service'), at);
    expect(entry).toMatchObject({
      customerId: customer.id,
      org: 'hq.bj.sales',
      ownerId: 'li',
      recordedBy: 'ma',
      recordedByName: '马丽',
      recordedOn: '2026-04-01',
    });
  });

  it('leaves nothing of what was said in events or the audit trail', () => {
    expect(Interaction.unaudited).toContain('text');
    expect(Interaction.recorded({ kind: 'conversation', text: 'x' }, customer, someone('ma', '马丽', 'hq.bj.service'), at).takeRecord().events).toEqual([]);
  });
});
