import { eventually } from '@tradewind/client/eventually';
import { surveyScored, ticketClockBreached, ticketClockStopped, ticketClockWarned } from '@tradewind/contracts/after-sales/after-sales.events';
import { returnVisitsApi, type ReturnVisitView } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFilesApi, type ServiceFileView } from '@tradewind/contracts/after-sales/service-files.api';
import { serviceStatisticsApi } from '@tradewind/contracts/after-sales/service-statistics.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi, type TicketView } from '@tradewind/contracts/after-sales/tickets.api';
import { customerCreated } from '@tradewind/contracts/customers/customers.events';
import { shipmentDelivered } from '@tradewind/contracts/orders/orders.events';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { businessMonth } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { announce, announced } from './support/events.ts';

const HOUR = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOUR);
const aMoment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Orders is not what this chapter is about: its fact "delivered" is announced in its name. */
async function delivered(cast: Cast, given: { customerId?: string; shipmentNo?: string } = {}): Promise<ServiceFileView> {
  const { customerId = newId(), shipmentNo = `${cast.branch.toUpperCase()}-FH-2026-${newId().slice(-6)}` } = given;
  const line = { productId: newId(), sku: 'T-800', name: '抛光砖', quantity: '120', net: '8849.56', cost: '5000.00', gross: '10000.00' };
  const order = { orderId: newId(), orderNo: 'DD-1', contractId: newId(), customerId, customerName: '渝北建材', salesRepId: cast.rep.id, total: '10000.00' };
  const place = { org: `${cast.org}.sales`, branch: cast.branch };
  await announce(shipmentDelivered, { ...order, shipmentId: newId(), shipmentNo, lines: [line], deliveredOn: '2026-04-01' }, place);
  return eventually(async () => {
    const { items } = await cast.service.call(serviceFilesApi.findServiceFiles, { customerId, q: shipmentNo });
    if (!items[0]) throw new Error('no service file yet');
    return items[0];
  });
}

const opened = (cast: Cast, { id: serviceFileId }: { readonly id: string }): Promise<TicketView> =>
  cast.service.call(ticketsApi.openTicket, { serviceFileId, kind: 'quality', whatHappened: '三块瓷砖开裂', reportedBy: '刘工 13800001234' });

/** From the answer to the customer's consent. */
async function agreed({ service: ma }: Cast, ticketId: string): Promise<TicketView> {
  await ma.call(ticketsApi.acknowledgeTicket, { ticketId, reply: '已收到，明天上门查看' });
  await ma.call(ticketsApi.startWork, { ticketId, findings: '现场确认：运输破损' });
  await ma.call(ticketsApi.proposeSolution, { ticketId, solution: '免费更换三块' });
  return ma.call(ticketsApi.recordAgreement, { ticketId, agreed: true, how: 'phone', customerSaid: '同意' });
}

const told = { carriedOut: '更换三块', toldHow: 'phone', toldCustomer: '已更换，包装方式已改进', improvement: '托盘加护角' } as const;
const visited = { how: 'phone', customerSaid: '满意', qualityMark: 5, shippingMark: 3 } as const;

const visitOf = async (cast: Cast, ticketId: string): Promise<ReturnVisitView> => {
  const { items } = await cast.service.call(returnVisitsApi.findReturnVisits, { ticketId });
  return items[0]!;
};

describe('AFS-19 Every delivery has an after-sales file', () => {
  let cast: Cast;
  let file: ServiceFileView;
  beforeAll(async () => {
    cast = await aBranch('沈阳分公司');
    file = await delivered(cast);
  });

  it('is opened by the delivery, with a number of the branch and what was delivered', () => {
    expect(file).toMatchObject({ salesRepId: cast.rep.id, customerName: '渝北建材', products: [{ sku: 'T-800', quantity: '120' }] });
    expect(file.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-FW-\\d{4}-\\d{6}$`));
  });

  it('is found by pinyin and shown to who sold, not to a colleague, and not to another branch (ORG-11)', async () => {
    const other = await aBranch('大连分公司');
    await expect(cast.rep.call(serviceFilesApi.findServiceFiles, { q: 'yubei' })).resolves.toMatchObject({ items: [{ id: file.id }] });
    await expect(cast.otherRep.call(serviceFilesApi.getServiceFile, { serviceFileId: file.id })).rejects.toMatchObject({ status: 404 });
    await expect(other.service.call(serviceFilesApi.getServiceFile, { serviceFileId: file.id })).rejects.toMatchObject({ status: 404 });
    await expect(opened(other, file)).rejects.toMatchObject({ status: 404, code: 'service-file.not-found' });
  });
});

describe('AFS-04 A complaint: record, investigate, explain and agree, carry out, follow up', () => {
  let cast: Cast;
  let ticket: TicketView;
  const ticketId = (): string => ticket.id;
  beforeAll(async () => {
    cast = await aBranch('长春分公司');
    ticket = await opened(cast, await delivered(cast));
  });

  it('starts both clocks: 24 hours for the answer (AFS-01), 48 for the solution (AFS-02), by the calendar', () => {
    expect(ticket).toMatchObject({ status: 'new', handlerId: cast.service.id, salesRepId: cast.rep.id, clockHours: 'calendar', breached: false });
    expect(ticket.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-GD-`));
    const reported = Date.parse(ticket.reportedAt);
    expect(ticket.acknowledge).toMatchObject({ state: 'running', deadline: new Date(reported + 24 * HOUR).toISOString(), remainingSeconds: 24 * 3600 });
    expect(ticket.resolve).toMatchObject({ state: 'running', deadline: new Date(reported + 48 * HOUR).toISOString(), remainingSeconds: 48 * 3600 });
  });

  it('is seen by who sold, who cannot work on it', async () => {
    await expect(cast.rep.call(ticketsApi.getTicket, { ticketId: ticketId() })).resolves.toMatchObject({ no: ticket.no });
    await expect(cast.rep.call(ticketsApi.acknowledgeTicket, { ticketId: ticketId(), reply: '好' })).rejects.toMatchObject({ status: 403 });
    await expect(cast.otherRep.call(ticketsApi.getTicket, { ticketId: ticketId() })).rejects.toMatchObject({ status: 404 });
  });

  it('can be given only to a named person of customer service of one’s own branch (AFS-26)', async () => {
    const assign = (handlerId: string) => cast.service.call(ticketsApi.assignTicket, { ticketId: ticketId(), handlerId });
    await eventually(() => assign(cast.serviceManager.id));
    await expect(assign(cast.rep.id)).rejects.toMatchObject({ status: 422, code: 'ticket.handler-unfit', problem: { rule: { requirement: 'AFS-26' } } });
    const other = await aBranch('吉林分公司');
    await expect(assign(other.service.id)).rejects.toMatchObject({ code: 'ticket.handler-unfit' });
    await expect(assign(cast.service.id)).resolves.toMatchObject({ handlerId: cast.service.id, handlerName: cast.service.name });
  });

  it('is not resolved without the customer’s consent, and says how to get there', async () => {
    await expect(cast.service.call(ticketsApi.resolveTicket, { ticketId: ticketId(), ...told })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'AFS-04', waysForward: [{ operation: 'after-sales.proposeSolution' }, { operation: 'after-sales.recordAgreement' }] } },
    });
  });

  it('is never closed unresolved (AFS-11)', async () => {
    await expect(cast.service.call(ticketsApi.closeTicket, { ticketId: ticketId() })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'AFS-11' } },
    });
  });

  it('stops the first clock with the answer and the second with the result told to the customer (AFS-12)', async () => {
    await expect(agreed(cast, ticketId())).resolves.toMatchObject({
      status: 'customer-agreed',
      acknowledge: { state: 'stopped' },
      resolve: { state: 'running' },
    });
    await expect(cast.service.call(ticketsApi.resolveTicket, { ticketId: ticketId(), ...told })).resolves.toMatchObject({
      status: 'resolved',
      resolve: { state: 'stopped' },
      result: { toldCustomer: told.toldCustomer },
    });
    await eventually(async () => {
      const stopped = await announced(ticketClockStopped, cast.branch);
      expect(stopped.map(({ clock, inTime }) => ({ clock, inTime }))).toEqual([
        { clock: 'acknowledge', inTime: true },
        { clock: 'resolve', inTime: true },
      ]);
    });
  });

  it('is closed only after the return visit that the solution made due (AFS-13, AFS-20)', async () => {
    const visit = await visitOf(cast, ticketId());
    expect(visit).toMatchObject({ status: 'due', customerName: '渝北建材' });
    await expect(cast.service.call(ticketsApi.closeTicket, { ticketId: ticketId() })).rejects.toMatchObject({ problem: { rule: { requirement: 'AFS-13' } } });
    await expect(cast.service.call(returnVisitsApi.completeReturnVisit, { returnVisitId: visit.id, ...visited })).resolves.toMatchObject({
      status: 'done',
      qualityMark: 5,
      shippingMark: 3,
    });
    await expect(cast.service.call(ticketsApi.closeTicket, { ticketId: ticketId() })).resolves.toMatchObject({ status: 'closed' });
    await expect(cast.service.call(returnVisitsApi.completeReturnVisit, { returnVisitId: visit.id, ...visited })).rejects.toMatchObject({ status: 409 });
  });

  it('is taken up again with a new clock and a new visit when it was not solved after all (AFS-11)', async () => {
    await expect(cast.service.call(ticketsApi.reopenTicket, { ticketId: ticketId(), reason: '又裂了一块' })).resolves.toMatchObject({
      status: 'reopened',
      resolve: { state: 'running', entries: [{ kind: 'start' }] },
      earlierClocks: [{ clock: 'resolve', state: 'stopped' }],
    });
    await cast.service.call(ticketsApi.startWork, { ticketId: ticketId(), findings: '批次问题' });
    await cast.service.call(ticketsApi.proposeSolution, { ticketId: ticketId(), solution: '整批更换' });
    await cast.service.call(ticketsApi.recordAgreement, { ticketId: ticketId(), agreed: true, how: 'on-site', customerSaid: '同意' });
    await cast.service.call(ticketsApi.resolveTicket, { ticketId: ticketId(), ...told });
    const { items } = await cast.service.call(returnVisitsApi.findReturnVisits, { ticketId: ticketId() });
    expect(items.map(({ status }) => status).sort()).toEqual(['done', 'due']);
  });
});

describe('AFS-01 AFS-02 A missed deadline is escalated, once', () => {
  let cast: Cast;
  let file: ServiceFileView;
  beforeAll(async () => {
    cast = await aBranch('哈尔滨分公司');
    file = await delivered(cast);
    const value = { acknowledgeHours: '0.0003', resolveHours: '0.0006', warnAt: '0.5', clock: 'calendar' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, {
      key: 'sla',
      org: cast.org,
      effectiveFrom: '2025-06-01',
      value,
      reason: '测试短时限',
    });
    await cast.gm.call(policiesApi.approve, { policyId });
  });

  it('by the policy of the branch: warned, breached, escalated to the service manager, each once (C-22)', async () => {
    const { id: ticketId } = await eventually(async () => {
      const ticket = await opened(cast, file);
      expect(ticket).toMatchObject({ policy: `sla@${cast.org}/1`, acknowledge: { hours: '0.0003' } });
      return ticket;
    });
    const late = await eventually(async () => {
      const ticket = await cast.service.call(ticketsApi.getTicket, { ticketId });
      expect(ticket.escalations).toHaveLength(2);
      return ticket;
    });
    expect(late).toMatchObject({ breached: true, acknowledge: { remainingSeconds: expect.any(Number) as number } });
    expect(late.acknowledge.remainingSeconds).toBeLessThan(0);
    expect(late.escalations).toMatchObject([
      { clock: 'acknowledge', level: 1, toPost: 'service-manager' },
      { clock: 'resolve', level: 1, toPost: 'service-manager' },
    ]);
    // Several more rounds of the watch, and an answer that comes too late, add nothing to it.
    await aMoment(2_500);
    await cast.service.call(ticketsApi.acknowledgeTicket, { ticketId, reply: '抱歉，已收到' });
    for (const event of [ticketClockWarned, ticketClockBreached]) {
      const facts = (await announced(event, cast.branch)).filter((fact) => fact.ticketId === ticketId);
      expect(facts.map(({ clock }) => clock).sort()).toEqual(['acknowledge', 'resolve']);
    }
    await eventually(async () => {
      const stopped = (await announced(ticketClockStopped, cast.branch)).filter((fact) => fact.ticketId === ticketId);
      expect(stopped).toMatchObject([{ clock: 'acknowledge', inTime: false }]);
    });
  });

  it('is found by the filter for missed deadlines, newest first', async () => {
    const { items } = await cast.serviceManager.call(ticketsApi.findTickets, { breached: true, handlerId: cast.service.id });
    expect(items.length).toBeGreaterThan(0);
    const opened = items.map(({ reportedAt }) => reportedAt);
    expect(opened).toEqual([...opened].sort().reverse());
  });

  it('by the time the customer reported, however late it was written down', async () => {
    const calm = await aBranch('佳木斯分公司');
    const { id: serviceFileId } = await delivered(calm);
    const ticket = await calm.service.call(ticketsApi.openTicket, {
      ...{ serviceFileId, kind: 'service', whatHappened: '三天无人回电', reportedBy: '刘工' },
      reportedAt: hoursAgo(30).toISOString(),
    });
    expect(ticket).toMatchObject({ breached: true, escalations: [{ clock: 'acknowledge' }], resolve: { breachedAt: null } });
  });
});

describe('AFS-13 AFS-17 Return visits are made, on schedule or late', () => {
  let cast: Cast;
  let file: ServiceFileView;
  beforeAll(async () => {
    cast = await aBranch('呼和浩特分公司');
    file = await delivered(cast);
  });

  it('marks as missed what nobody made, and takes it late', async () => {
    const { id: returnVisitId } = await cast.service.call(
      returnVisitsApi.scheduleReturnVisit,
      { serviceFileId: file.id, dueOn: '2026-02-02' },
      { asOf: new Date('2026-02-01T02:00:00Z') },
    );
    await eventually(async () => {
      const { items } = await cast.service.call(returnVisitsApi.findReturnVisits, { status: ['missed'], dueBefore: '2026-02-03' });
      expect(items).toMatchObject([{ id: returnVisitId, dueOn: '2026-02-02' }]);
    });
    await expect(cast.service.call(returnVisitsApi.completeReturnVisit, { returnVisitId, ...visited })).resolves.toMatchObject({
      status: 'done',
      missedOn: expect.any(String) as string,
    });
  });

  it('does not take a day in the past', async () => {
    await expect(cast.service.call(returnVisitsApi.scheduleReturnVisit, { serviceFileId: file.id, dueOn: '2020-01-01' })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'AFS-17' } },
    });
  });

  it('lists those due first on top, page by page', async () => {
    const asOf = new Date('2026-01-01T02:00:00Z');
    for (const dueOn of ['2099-03-03', '2099-01-01', '2099-02-02'])
      await cast.service.call(returnVisitsApi.scheduleReturnVisit, { serviceFileId: file.id, dueOn }, { asOf });
    const first = await cast.service.call(returnVisitsApi.findReturnVisits, { status: ['due'], limit: 2 });
    expect(first.items.map(({ dueOn }) => dueOn)).toEqual(['2099-01-01', '2099-02-02']);
    const second = await cast.service.call(returnVisitsApi.findReturnVisits, { status: ['due'], limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ dueOn: '2099-03-03' }], nextCursor: null });
  });
});

describe('AFS-18 Satisfaction is asked, scored, and credited to who sold', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('包头分公司');
  });

  it('computes the score from the answers and announces it on its business date', async () => {
    const { id: serviceFileId } = await delivered(cast);
    const questions = [
      { code: 'quality', text: '产品质量如何？' },
      { code: 'delivery', text: '送货是否及时？' },
    ];
    const survey = await cast.service.call(surveysApi.sendSurvey, { serviceFileId, channel: 'interview', questions });
    expect(survey).toMatchObject({ status: 'sent', score: null, salesRepId: cast.rep.id });
    const answer = (answers: { code: string; mark: number }[], asOf?: Date) =>
      cast.service.call(surveysApi.recordSurveyAnswer, { surveyId: survey.id, answers, remark: '送货晚了一天' }, asOf && { asOf });
    await expect(answer([{ code: 'quality', mark: 5 }])).rejects.toMatchObject({ status: 422, problem: { rule: { requirement: 'AFS-18' } } });
    const both = [
      { code: 'quality', mark: 5 },
      { code: 'delivery', mark: 3 },
    ];
    await expect(answer(both, new Date('2026-03-31T16:30:00Z'))).resolves.toMatchObject({ status: 'scored', score: 80, answeredOn: '2026-04-01' });
    await eventually(async () => {
      await expect(announced(surveyScored, cast.branch)).resolves.toMatchObject([
        { surveyId: survey.id, salesRepId: cast.rep.id, score: 80, answeredOn: '2026-04-01' },
      ]);
    });
    await expect(cast.service.call(surveysApi.findSurveys, { status: ['scored'], q: 'yubei' })).resolves.toMatchObject({ items: [{ id: survey.id }] });
  });

  it('can be asked about a ticket too, and of a customer who has bought nothing yet', async () => {
    const customerId = newId();
    const customer = { customerId, no: 'KH-1', name: '江津瓷业', tier: 'potential', salesRepId: cast.rep.id, createdOn: '2026-04-01' };
    await announce(customerCreated, customer, { org: `${cast.org}.sales`, branch: cast.branch });
    const ticket = await eventually(() =>
      cast.service.call(ticketsApi.openTicket, { customerId, kind: 'consultation', whatHappened: '想了解外墙砖', reportedBy: '何经理' }),
    );
    expect(ticket).toMatchObject({ customerName: '江津瓷业', serviceFileId: null, salesRepId: cast.rep.id });
    await expect(
      cast.service.call(surveysApi.sendSurvey, { ticketId: ticket.id, channel: 'questionnaire', questions: [{ code: 'service', text: '答复是否清楚？' }] }),
    ).resolves.toMatchObject({ ticketId: ticket.id, customerName: '江津瓷业' });
  });

  it('does not take a ticket about nothing, or about a customer nobody knows', async () => {
    const about = { kind: 'service', whatHappened: '无', reportedBy: '无' } as const;
    await expect(cast.service.call(ticketsApi.openTicket, about)).rejects.toMatchObject({ status: 400, code: 'ticket.about-nothing' });
    await expect(cast.service.call(ticketsApi.openTicket, { ...about, customerId: newId() })).rejects.toMatchObject({ status: 404 });
  });
});

describe('AFS-03 Response and resolution are measured', () => {
  let cast: Cast;
  let file: ServiceFileView;
  const reported = (hours: number): Promise<TicketView> =>
    cast.service.call(ticketsApi.openTicket, {
      ...{ serviceFileId: file.id, kind: 'service', whatHappened: '送错型号', reportedBy: '刘工' },
      reportedAt: hoursAgo(hours).toISOString(),
    });
  const monthOf = ({ reportedAt }: TicketView): string => businessMonth(new Date(reportedAt));
  beforeAll(async () => {
    cast = await aBranch('银川分公司');
    file = await delivered(cast);
  });

  it('per month and branch: how many, how many in time, how long it took', async () => {
    const punctual = await reported(3);
    await agreed(cast, punctual.id);
    await cast.service.call(ticketsApi.resolveTicket, { ticketId: punctual.id, ...told });
    const month = monthOf(punctual);
    await expect(cast.serviceManager.call(serviceStatisticsApi.serviceStatistics, { from: month, to: month })).resolves.toEqual({
      months: [
        {
          ...{ month, branch: cast.branch, tickets: 1, acknowledgedInTime: '1', resolvedInTime: '1' },
          ...{ averageHoursToAcknowledge: '3', averageHoursToResolve: '3', satisfaction: null },
        },
      ],
    });
    const late = await reported(60);
    const share = monthOf(late) === month ? '0.5' : '0';
    const figures = await cast.serviceManager.call(serviceStatisticsApi.serviceStatistics, { from: monthOf(late), to: monthOf(late) });
    expect(figures).toMatchObject({ months: [{ acknowledgedInTime: share, resolvedInTime: share }] });
  });

  it('only of the rows within reach (ORG-11)', async () => {
    const year = { from: '2024-01', to: '2099-12' };
    const tickets = async (who: Player): Promise<number> => {
      const { months } = await who.call(serviceStatisticsApi.serviceStatistics, year);
      return months.reduce((sum, month) => sum + month.tickets, 0);
    };
    await expect(tickets(cast.rep)).resolves.toBe(2);
    await expect(tickets(cast.otherRep)).resolves.toBe(0);
  });
});
