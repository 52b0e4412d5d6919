import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { CUSTOMER, NO, RECORD_ID, STATUS } from '../exports/headings.js';
import { ticketsApi, TicketView } from './tickets.api.js';

export const afterSalesExports = exportsOf('after-sales', [
  collection(ticketsApi.findTickets, TicketView, {
    title: ['Tickets', '工单'],
    allow: 'ticket:export',
    columns: {
      ...NO,
      ...STATUS,
      kind: ['Kind', '类型'],
      ...CUSTOMER,
      reportedBy: ['Reported by (masked)', '报告人（已脱敏）'],
      reportedAt: ['Reported at', '报告时间'],
      whatHappened: ['What happened', '情况'],
      handlerName: ['Handler', '处理人'],
      breached: ['Deadline missed', '已超时'],
      findings: ['Findings', '调查结果'],
      solution: ['Solution', '处理方案'],
      policy: ['Policy', '制度版本'],
      ...RECORD_ID,
    },
  }),
]);
