import type { FileSubjectRequest } from '@tradewind/contracts/customers/data-subjects.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Customer } from './customer.js';
import { DataSubjectRequest } from './data-subject-request.js';

const at = new Date('2026-03-31T16:30:00Z');
const li: Actor = { id: 'li', name: '李明', kind: 'person', posts: [{ post: 'sales-rep', org: 'hq.bj.sales', branch: 'bj' }], grants: [] };
const customer = Customer.create({ name: '渝北建材有限公司' }, { no: 'BJ-KH-2026-000001', tier: 'potential', care: null, at }, li);
const asked = { kind: 'deletion', customerId: customer.id, contactId: 'wang', reason: 'Left the company', receivedOn: '2026-03-30' } as const;
const aRequest = (given: Partial<FileSubjectRequest> = {}) => DataSubjectRequest.file({ ...asked, ...given }, customer, at);

describe('XCT-06 What people ask for about their own data is answered', () => {
  it('within 15 days of the day it arrived', () => {
    expect(aRequest()).toMatchObject({ status: 'received', dueOn: '2026-04-14', org: 'hq.bj.sales', branch: 'bj' });
    expect(() => aRequest({ receivedOn: '2026-04-02' })).toThrow('still to come');
  });

  it('is deleted when every holder of copies has said so, not before', () => {
    const request = aRequest();
    request.erase('Deleted as asked', li);
    expect(request).toMatchObject({ status: 'in-progress', waitingFor: ['after-sales'], doneAt: null });
    request.confirm('after-sales', 2, at);
    expect(request).toMatchObject({ status: 'done', waitingFor: [], confirmations: [{ service: 'after-sales', copies: 2 }], doneAt: at });
  });

  it('may be exported as often as it takes, then is answered', () => {
    const request = aRequest({ kind: 'export' });
    expect(() => {
      request.handOver('Sent', li, at);
    }).toThrow('Cannot answer what is received');
    request.export();
    request.export();
    request.handOver('Sent by registered letter', li, at);
    expect(request).toMatchObject({ status: 'done', answer: 'Sent by registered letter', answeredBy: 'li' });
  });

  it('is refused only with reasons, and not once something was done', () => {
    const request = aRequest();
    request.refuse('Asked for by somebody else', li, at);
    expect(request).toMatchObject({ status: 'refused', answer: 'Asked for by somebody else' });
    expect(() => {
      request.erase('x', li);
    }).toThrow('Cannot erase what is refused');
  });

  it('is not mixed up: who asks for a copy is not deleted', () => {
    expect(() => {
      aRequest({ kind: 'export' }).erase('x', li);
    }).toThrow('does not fit a request for export');
    expect(() => {
      aRequest().export();
    }).toThrow('does not fit a request for deletion');
  });
});
