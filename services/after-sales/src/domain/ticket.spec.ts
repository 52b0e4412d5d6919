import type { OpenTicket } from '@tradewind/contracts/after-sales/tickets.api';
import type { Actor } from '@tradewind/kernel/actor';
import type { SlaPolicy } from '@tradewind/policies/kinds';
import { aPersonKey } from '@tradewind/personal-data/examples';
import fc from 'fast-check';
import { readClock } from './sla-clock.js';
import { Ticket } from './ticket.js';

const someone = (id: string): Actor => ({ id, name: id, kind: 'person', posts: [{ post: 'customer-service', org: 'hq.bj', branch: 'bj' }], grants: [] });
const ma = someone('ma');
const t0 = new Date('2026-03-31T16:00:00Z');
const after = (hours: number): Date => new Date(t0.getTime() + hours * 3_600_000);
const sla: SlaPolicy = { acknowledgeHours: '24', resolveHours: '48', warnAt: '0.8', clock: 'calendar' };
const subject = { org: 'hq.bj', branch: 'bj', ownerId: 'wang', serviceFileId: 'file', customerId: 'yubei', customerName: '渝北建材', salesRepId: 'wang' };
const report = { serviceFileId: 'file', kind: 'quality', whatHappened: '三块瓷砖开裂', reportedBy: '刘工 13800001234' } as const;
const agreed = { agreed: true, how: 'phone', customerSaid: '同意' } as const;
const carriedOut = { carriedOut: '更换三块', toldHow: 'phone', toldCustomer: '已更换，包装已改进' } as const;

const aTicket = (given: Partial<OpenTicket> = {}, at = t0) =>
  Ticket.open({ ...report, ...given }, { no: 'BJ-GD-2026-000001', subject, handler: ma, sla: { value: sla, version: 'sla@hq/1' } }, ma, at);

const eventsOf = (ticket: Ticket) => ticket.takeRecord().events.map(({ event, payload }) => ({ type: event.type.split('.')[1], ...payload }));

function agreedTicket(): Ticket {
  const ticket = aTicket();
  ticket.acknowledge('已收到，明天上门', ma, after(1));
  ticket.startWork('现场确认运输破损', ma, after(5));
  ticket.propose('免费更换', ma, after(6));
  ticket.recordAgreement(agreed, ma, after(7));
  return ticket;
}

function resolvedTicket(at = after(20)): Ticket {
  const ticket = agreedTicket();
  ticket.resolve(carriedOut, ma, at);
  return ticket;
}

describe('AFS-01 Reply within 24 hours', () => {
  it('is announced with both deadlines when the ticket is opened', () => {
    expect(eventsOf(aTicket())).toMatchObject([
      { type: 'ticket-opened', handlerId: 'ma', salesRepId: 'wang', acknowledgeBy: after(24).toISOString(), resolveBy: after(48).toISOString() },
    ]);
  });

  it('counts from when the customer reported, not from when somebody wrote it down', () => {
    const ticket = aTicket({ reportedAt: after(-25).toISOString() });
    expect(ticket.breached).toBe(true);
    expect(ticket.escalations).toMatchObject([{ clock: 'acknowledge', level: 1, toPost: 'service-manager' }]);
    expect(() => aTicket({ reportedAt: after(1).toISOString() })).toThrow('still to come');
  });

  it('is kept by an answer in time: the first clock stops, the second goes on', () => {
    const ticket = aTicket();
    ticket.acknowledge('已收到', ma, after(23));
    expect(eventsOf(ticket)).toContainEqual(expect.objectContaining({ type: 'ticket-clock-stopped', clock: 'acknowledge', inTime: true }));
    expect(readClock(ticket.clock('acknowledge'), after(30)).state).toBe('stopped');
    expect(readClock(ticket.clock('resolve'), after(30)).state).toBe('running');
    expect(ticket).toMatchObject({ status: 'acknowledged', acknowledgedInTime: true, acknowledgeDueAt: null, breached: false });
  });

  it('is broken by a late answer even if no watch had looked: breached, escalated, and told so', () => {
    const ticket = aTicket();
    ticket.acknowledge('已收到', ma, after(25));
    expect(eventsOf(ticket).map(({ type }) => type)).toEqual(['ticket-opened', 'ticket-clock-warned', 'ticket-clock-breached', 'ticket-clock-stopped']);
    expect(ticket).toMatchObject({ acknowledgedInTime: false, breached: true });
    expect(ticket.escalations).toHaveLength(1);
  });
});

describe('AFS-02 Resolution within 48 hours', () => {
  it('warns, then breaches and escalates, each once however often it is looked at', () => {
    const ticket = aTicket();
    ticket.acknowledge('已收到', ma, after(1));
    ticket.takeRecord();
    for (const hours of [38, 39, 40, 49, 50, 51]) ticket.watchClocks(after(hours));
    expect(eventsOf(ticket).map(({ type }) => type)).toEqual(['ticket-clock-warned', 'ticket-clock-breached']);
    expect(ticket.escalations).toEqual([{ clock: 'resolve', level: 1, toPost: 'service-manager', at: after(49).toISOString() }]);
    expect(ticket.resolveDueAt).toBeNull();
  });

  it('is looked at again at the warning, then at the deadline', () => {
    const ticket = aTicket();
    expect(ticket).toMatchObject({ acknowledgeDueAt: after(19.2), resolveDueAt: after(38.4) });
    ticket.watchClocks(after(20));
    expect(ticket.acknowledgeDueAt).toEqual(after(24));
  });

  it('goes on counting while we wait for the customer (decision 8, the stricter reading)', () => {
    const ticket = aTicket();
    ticket.acknowledge('已收到', ma, after(1));
    ticket.startWork('需要照片', ma, after(2));
    ticket.askCustomer('请提供照片', ma, after(3));
    expect(readClock(ticket.clock('resolve'), after(40))).toMatchObject({ state: 'running', deadline: after(48) });
    ticket.propose('免费更换', ma, after(41));
    expect(ticket.status).toBe('proposed');
  });

  it('keeps both clocks running for the next handler', () => {
    const ticket = aTicket();
    ticket.assign({ id: 'hu', name: '胡斌' }, ma, after(2));
    expect(ticket).toMatchObject({ handlerId: 'hu', handlerName: '胡斌', acknowledgeDueAt: after(19.2) });
  });
});

describe('AFS-04 Record, investigate, explain and get the consent, carry out', () => {
  it('is answered before it is worked on', () => {
    expect(() => {
      aTicket().startWork('现场查看', ma, after(1));
    }).toThrow('Cannot start work what is new');
  });

  it('is not resolved without the consent of the customer', () => {
    const ticket = aTicket();
    ticket.acknowledge('已收到', ma, after(1));
    expect(() => {
      ticket.resolve(carriedOut, ma, after(2));
    }).toThrow('record the consent first');
    ticket.startWork('运输破损', ma, after(2));
    ticket.propose('免费更换', ma, after(3));
    expect(() => {
      ticket.resolve(carriedOut, ma, after(4));
    }).toThrow('record the consent first');
  });

  it('goes back to work when the customer declines, and a new proposal needs a new consent', () => {
    const ticket = agreedTicket();
    expect(ticket.agreement).toMatchObject({ agreed: true });
    const other = aTicket();
    other.acknowledge('已收到', ma, after(1));
    other.startWork('运输破损', ma, after(2));
    other.propose('打折', ma, after(3));
    other.recordAgreement({ agreed: false, how: 'phone', customerSaid: '不接受' }, ma, after(4));
    expect(other.status).toBe('in-progress');
    other.propose('免费更换', ma, after(5));
    expect(other.agreement).toBeNull();
    expect(() => {
      other.resolve(carriedOut, ma, after(6));
    }).toThrow('record the consent first');
  });

  it('keeps every step with who and when', () => {
    expect(resolvedTicket().history.map(({ step }) => step)).toEqual(['opened', 'acknowledged', 'investigated', 'proposed', 'agreed', 'resolved']);
  });
});

describe('AFS-12 The customer is told the result', () => {
  it('stops the second clock when it was carried out and told', () => {
    const ticket = resolvedTicket();
    expect(ticket).toMatchObject({ status: 'resolved', resolvedInTime: true, result: { toldCustomer: '已更换，包装已改进', improvement: null } });
    expect(eventsOf(ticket)).toContainEqual(expect.objectContaining({ type: 'ticket-clock-stopped', clock: 'resolve', inTime: true }));
  });
});

describe('AFS-11 Every complaint is resolved', () => {
  it('is never closed unresolved', () => {
    expect(() => {
      aTicket().close(ma, after(1));
    }).toThrow('not resolved');
    expect(() => {
      agreedTicket().close(ma, after(8));
    }).toThrow('not resolved');
  });

  it('is taken up again with a new clock when it was not solved after all', () => {
    const ticket = resolvedTicket();
    ticket.reopen('又裂了一块', ma, after(100));
    expect(ticket).toMatchObject({ status: 'reopened', agreement: null, result: null, resolvedInTime: null });
    expect(readClock(ticket.clock('resolve'), after(100))).toMatchObject({ state: 'running', deadline: after(148) });
    expect(ticket.clocks).toHaveLength(3);
    expect(() => {
      ticket.close(ma, after(101));
    }).toThrow('not resolved');
  });

  it('does not become punctual by being solved a second time', () => {
    const ticket = resolvedTicket(after(50));
    ticket.reopen('又裂了一块', ma, after(100));
    ticket.startWork('批次问题', ma, after(101));
    ticket.propose('整批更换', ma, after(102));
    ticket.recordAgreement(agreed, ma, after(103));
    ticket.resolve(carriedOut, ma, after(104));
    expect(ticket).toMatchObject({ resolvedInTime: false, breached: true });
    expect(ticket.escalations).toHaveLength(1);
  });
});

describe('AFS-13 Follow-up after handling, with a record', () => {
  it('must be recorded before the ticket is closed', () => {
    const ticket = resolvedTicket();
    expect(() => {
      ticket.close(ma, after(30));
    }).toThrow('complete its return visit');
    ticket.followUp('满意', ma, after(200));
    ticket.close(ma, after(201));
    expect(ticket.status).toBe('closed');
    expect(() => {
      ticket.assign({ id: 'hu', name: '胡斌' }, ma, after(202));
    }).toThrow('is closed');
  });
});

type Verb = (ticket: Ticket, at: Date) => void;
const verbs: Record<string, Verb> = {
  look: (ticket, at) => {
    ticket.watchClocks(at);
  },
  acknowledge: (ticket, at) => {
    ticket.acknowledge('已收到', ma, at);
  },
  startWork: (ticket, at) => {
    ticket.startWork('调查', ma, at);
  },
  ask: (ticket, at) => {
    ticket.askCustomer('照片', ma, at);
  },
  propose: (ticket, at) => {
    ticket.propose('更换', ma, at);
  },
  agree: (ticket, at) => {
    ticket.recordAgreement(agreed, ma, at);
  },
  decline: (ticket, at) => {
    ticket.recordAgreement({ ...agreed, agreed: false }, ma, at);
  },
  resolve: (ticket, at) => {
    ticket.resolve(carriedOut, ma, at);
  },
  followUp: (ticket, at) => {
    ticket.followUp('满意', ma, at);
  },
  close: (ticket, at) => {
    ticket.close(ma, at);
  },
  reopen: (ticket, at) => {
    ticket.reopen('又坏了', ma, at);
  },
};

describe('C-22 Every breach has an escalation', () => {
  const path = ['acknowledge', 'startWork', 'propose', 'agree', 'resolve', 'reopen'];
  const history = fc.array(fc.record({ verb: fc.constantFrom(...path, ...path, ...Object.keys(verbs)), afterMs: fc.integer({ min: 0, max: 100_000_000 }) }), {
    maxLength: 40,
  });

  it('whatever is done to a ticket, in whatever order, whenever', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const ticket = aTicket();
        let at = t0.getTime();
        for (const { verb, afterMs } of steps) {
          at += afterMs;
          attempt(() => verbs[verb]?.(ticket, new Date(at)));
        }
        ticket.watchClocks(new Date(at));
        const breached = ticket.clocks.filter((clock) => readClock(clock, new Date(at)).breached);
        const announced = eventsOf(ticket).filter(({ type }) => type === 'ticket-clock-breached');
        expect(ticket.escalations).toHaveLength(breached.length);
        expect(announced).toHaveLength(breached.length);
        expect(ticket.breached).toBe(breached.length > 0);
        expect(ticket.status === 'closed' && ticket.result === null).toBe(false);
      }),
    );
  });
});

/** Refusals leave the ticket as it was; only they are expected here. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    expect((error as Error).name).toBe('Fault');
  }
}

describe('XCT-06 Who reported a matter stays between them and whoever needs it', () => {
  const key = aPersonKey();
  const reported = () => {
    const ticket = aTicket();
    ticket.reported('刘工 13800001234', key);
    return ticket;
  };

  it('is sealed, shown masked, and in full only with the key', () => {
    const ticket = reported();
    expect(ticket.reportedBy?.masked).toBe('刘* 138****1234');
    expect(JSON.stringify(ticket)).not.toMatch(/刘工|13800001234/);
    expect(ticket.reporter(key)).toBe('刘工 13800001234');
    expect(() => ticket.reporter(aPersonKey())).toThrow();
  });

  it('is sealed under the key of the contact person where somebody said who it was', () => {
    expect(aTicket({ contactId: 'liu' }).reporterId).toBe('liu');
    const ticket = aTicket();
    expect(ticket.reporterId).toBe(ticket.id);
  });

  it('is forgotten on request; the matter stays', () => {
    const ticket = reported();
    ticket.forgetReporter();
    expect(ticket).toMatchObject({ reportedBy: null, whatHappened: '三块瓷砖开裂' });
    expect(ticket.reporter(key)).toBeNull();
  });
});
