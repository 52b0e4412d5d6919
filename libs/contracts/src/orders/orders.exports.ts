import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { CURRENCY, CUSTOMER, NO, PAYMENT, RECORD_ID, STATUS, UNIT } from '../exports/headings.js';
import { ordersApi, OrderView } from './orders.api.js';
import { receiptsApi, ReceiptView } from './receipts.api.js';
import { receivablesApi, ReceivableView } from './receivables.api.js';

export const ordersExports = exportsOf('orders', [
  collection(ordersApi.findOrders, OrderView, {
    title: ['Orders', '订单'],
    allow: 'order:export',
    columns: {
      ...NO,
      ...STATUS,
      contractNo: ['Contract no.', '合同编号'],
      ...CUSTOMER,
      ...CURRENCY,
      total: ['Total', '合计'],
      net: ['Net', '不含税'],
      ...PAYMENT,
      required: ['Required before goods', '发货前应收'],
      received: ['Received', '已收'],
      open: ['Open', '未收'],
      paymentSecured: ['Payment secured', '货款已落实'],
      openedOn: ['Opened on', '开单日期'],
      confirmedAt: ['Confirmed at', '确认时间'],
      releasedAt: ['Released at', '放行时间'],
      endedAt: ['Ended at', '结束时间'],
      cancelReason: ['Why cancelled', '取消原因'],
      ...UNIT,
      ...RECORD_ID,
    },
  }),
  collection(receiptsApi.findReceipts, ReceiptView, {
    title: ['Receipts', '到款'],
    allow: 'receipt:export',
    columns: {
      ...NO,
      ...STATUS,
      orderNo: ['Order no.', '订单编号'],
      ...CUSTOMER,
      ...CURRENCY,
      amount: ['Amount', '金额'],
      unallocated: ['Not allocated', '未核销'],
      paidBy: ['Paid by', '付款方'],
      method: ['Method', '付款方式'],
      receivedOn: ['Received on', '到款日期'],
      voucherNo: ['Voucher no.', '凭证号'],
      decidedAt: ['Decided at', '确认时间'],
      rejectReason: ['Why rejected', '驳回原因'],
      ...UNIT,
      ...RECORD_ID,
    },
  }),
  collection(receivablesApi.findReceivables, ReceivableView, {
    title: ['Receivables', '应收款'],
    allow: 'receivable:export',
    columns: {
      ...NO,
      ...STATUS,
      orderNo: ['Order no.', '订单编号'],
      ...CUSTOMER,
      ...CURRENCY,
      amount: ['Amount', '金额'],
      paid: ['Paid', '已收'],
      open: ['Open', '未收'],
      openedOn: ['Opened on', '形成日期'],
      dueOn: ['Due on', '到期日'],
      ageDays: ['Age in days', '账龄（天）'],
      overdueDays: ['Days overdue', '逾期（天）'],
      paidOn: ['Paid on', '结清日期'],
      ...UNIT,
      ...RECORD_ID,
    },
  }),
]);
