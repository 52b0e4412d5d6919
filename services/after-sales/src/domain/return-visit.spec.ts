import type { Actor } from '@tradewind/kernel/actor';
import { ReturnVisit } from './return-visit.js';

const ma: Actor = { id: 'ma', name: '马丽', kind: 'person', posts: [], grants: [] };
const at = new Date('2026-04-01T02:00:00Z');
const subject = { org: 'hq.bj', branch: 'bj', ownerId: 'wang', serviceFileId: 'file', customerId: 'yubei', customerName: '渝北建材', salesRepId: 'wang' };
const made = { how: 'phone', customerSaid: '很好', qualityMark: 5, shippingMark: 3 } as const;
const aVisit = () => ReturnVisit.due('BJ-HF-2026-000001', subject, 'ticket', '2026-03-31');

describe('AFS-17 Return visits are scheduled', () => {
  it('for today or later, not for the past', () => {
    expect(ReturnVisit.scheduled('BJ-HF-2026-000002', subject, '2026-04-01', at)).toMatchObject({ status: 'due', ticketId: null });
    expect(() => ReturnVisit.scheduled('BJ-HF-2026-000003', subject, '2026-03-31', at)).toThrow('choose today or a later day');
  });

  it('are missed when nobody made them by their day, and can still be made late', () => {
    const visit = aVisit();
    visit.miss(at);
    expect(visit).toMatchObject({ status: 'missed', missedOn: '2026-04-01' });
    visit.complete(made, ma, at);
    expect(visit).toMatchObject({ status: 'done', missedOn: '2026-04-01', doneBy: 'ma' });
    expect(() => {
      visit.miss(at);
    }).toThrow('Cannot miss what is done');
  });
});

describe('AFS-20 Feedback on product quality and on shipping quality', () => {
  it('is recorded with the visit, once', () => {
    const visit = aVisit();
    visit.complete(made, ma, at);
    expect(visit).toMatchObject({ qualityMark: 5, shippingMark: 3, customerSaid: '很好' });
    expect(() => {
      visit.complete(made, ma, at);
    }).toThrow('Cannot complete what is done');
  });

  it('is asked about the last solution when the ticket was solved again before anybody went', () => {
    const visit = aVisit();
    visit.miss(at);
    visit.putOff('2026-04-20');
    expect(visit).toMatchObject({ status: 'due', dueOn: '2026-04-20' });
  });
});
