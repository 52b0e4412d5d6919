import type { TicketStatus } from '@tradewind/contracts/after-sales/tickets.api';
import { stateMachine } from '@tradewind/domain/state-machine';

/** The whole life of a ticket: record → investigate → explain and agree → carry out and tell → follow up (AFS-04, AFS-12, AFS-13). */
export const nextTicketStatus = stateMachine<TicketStatus>()({
  acknowledge: { from: ['new'], to: 'acknowledged' },
  'start work': { from: ['acknowledged', 'in-progress', 'waiting-customer', 'proposed', 'reopened'], to: 'in-progress' },
  'ask the customer': { from: ['in-progress'], to: 'waiting-customer' },
  propose: { from: ['in-progress', 'waiting-customer'], to: 'proposed' },
  agree: { from: ['proposed'], to: 'customer-agreed' },
  decline: { from: ['proposed'], to: 'in-progress' },
  resolve: { from: ['customer-agreed'], to: 'resolved' },
  'follow up': { from: ['resolved'], to: 'follow-up' },
  close: { from: ['follow-up'], to: 'closed' },
  reopen: { from: ['resolved', 'follow-up', 'closed'], to: 'reopened' },
});
