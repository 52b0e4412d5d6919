import { eventually } from '@tradewind/client/eventually';
import { returnVisitsApi, type ReturnVisitView } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFilesApi, type ServiceFileView } from '@tradewind/contracts/after-sales/service-files.api';
import { surveysApi, type SurveyView } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi, type TicketKind, type TicketView } from '@tradewind/contracts/after-sales/tickets.api';
import type { ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import type { Course } from './course.ts';
import type { Staff } from './staff.ts';

/** AFS-19: the after-sales file opens by itself with the delivery. */
export const serviceFileOf = ({ service }: Staff, { id: shipmentId, customerId, no }: ShipmentView): Promise<ServiceFileView> =>
  eventually(async () => {
    const { items } = await service.actor.call(serviceFilesApi.findServiceFiles, { customerId });
    const file = items.find((known) => known.shipmentId === shipmentId);
    if (!file) throw new Error(`No service file yet for shipment ${no}`);
    return file;
  });

export interface Matter {
  readonly kind: TicketKind;
  readonly whatHappened: string;
  readonly reportedBy: string;
}

export const openTicket = ({ service }: Staff, { id: serviceFileId }: ServiceFileView, matter: Matter, course: Course): Promise<TicketView> =>
  service.actor.call(ticketsApi.openTicket, { serviceFileId, ...matter }, course.now());

/** AFS-01: an answer within 24 hours. */
export const answerTicket = ({ service }: Staff, { id: ticketId }: TicketView, course: Course): Promise<TicketView> =>
  service.actor.call(ticketsApi.acknowledgeTicket, { ticketId, reply: '已受理，专人跟进，今日内安排核查' }, course.now());

/** AFS-04: investigated, proposed, agreed to by the customer. */
export async function agreeOnSolution({ service }: Staff, { id: ticketId }: TicketView, solution: string, course: Course): Promise<TicketView> {
  await course.pass(2);
  await service.actor.call(ticketsApi.startWork, { ticketId, findings: '现场核查，核对送货单与批号' }, course.now());
  await course.pass(2);
  await service.actor.call(ticketsApi.proposeSolution, { ticketId, solution }, course.now());
  await course.pass(1);
  return service.actor.call(ticketsApi.recordAgreement, { ticketId, agreed: true, how: 'phone', customerSaid: '同意按此方案处理' }, course.now());
}

/** AFS-02, AFS-12: carried out, and the customer told. */
export const resolveTicket = ({ service }: Staff, { id: ticketId }: TicketView, carriedOut: string, course: Course): Promise<TicketView> =>
  service.actor.call(
    ticketsApi.resolveTicket,
    { ticketId, carriedOut, toldHow: 'phone', toldCustomer: `已完成：${carriedOut}`, improvement: '发货前加验一道' },
    course.now(),
  );

/** AFS-13, AFS-20: the return visit that the solution made due. */
export async function visitAgain({ service }: Staff, { id: ticketId }: TicketView, course: Course): Promise<ReturnVisitView> {
  const [visit] = (await service.actor.call(returnVisitsApi.findReturnVisits, { ticketId })).items;
  if (!visit) throw new Error('A solved ticket makes a return visit due');
  const marks = { qualityMark: 5, shippingMark: 4 };
  return service.actor.call(
    returnVisitsApi.completeReturnVisit,
    { returnVisitId: visit.id, how: 'phone', customerSaid: '问题已解决，表示满意', ...marks },
    course.now(),
  );
}

export const closeTicket = ({ service }: Staff, { id: ticketId }: TicketView, course: Course): Promise<TicketView> =>
  service.actor.call(ticketsApi.closeTicket, { ticketId }, course.now());

const QUESTIONS = [
  { code: 'quality', text: '您对产品质量是否满意？' },
  { code: 'delivery', text: '您对交货是否满意？' },
  { code: 'service', text: '您对服务是否满意？' },
];

export const sendSurvey = ({ service }: Staff, { id: serviceFileId }: ServiceFileView, course: Course): Promise<SurveyView> =>
  service.actor.call(surveysApi.sendSurvey, { serviceFileId, channel: 'questionnaire', questions: QUESTIONS }, course.now());

/** AFS-18: three marks from 1 to 5. */
export const answerSurvey = ({ service }: Staff, { id: surveyId }: SurveyView, marks: readonly number[], course: Course): Promise<SurveyView> =>
  service.actor.call(
    surveysApi.recordSurveyAnswer,
    { surveyId, answers: QUESTIONS.map(({ code }, i) => ({ code, mark: marks[i] ?? 5 })), remark: '送货准时，希望增加花色' },
    course.now(),
  );
