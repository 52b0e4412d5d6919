import type { ReplyOf } from '../../api/call.js';

export type Ticket = ReplyOf<'after-sales.getTicket'>;
export type TicketClock = Ticket['acknowledge'];
export type ReturnVisit = ReplyOf<'after-sales.getReturnVisit'>;
export type ServiceFile = ReplyOf<'after-sales.getServiceFile'>;
export type Survey = ReplyOf<'after-sales.getSurvey'>;
