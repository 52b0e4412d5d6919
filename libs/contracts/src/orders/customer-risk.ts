import { defineFault } from '@tradewind/kernel/fault';
import { Count, OneOf, Text } from '../fields.js';

export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What an order may do whose customer is in a band: as it was agreed, paid before delivery only, or nothing. Each says less than the one before. */
export const RISK_RESPONSES = ['as-agreed', 'prepay-only', 'no-orders'] as const;
export type RiskResponse = (typeof RISK_RESPONSES)[number];

/** What was known of the customer when an order was confirmed, and by which rule it was judged (CUS-33, CUS-36). */
export class CustomerRiskView {
  @OneOf(RISK_LEVELS, { name: 'RiskLevel' }) readonly level!: RiskLevel;
  @Count({ doc: 'Days that the oldest payment was overdue' }) readonly overdueDays!: number;
  @OneOf(RISK_RESPONSES, { name: 'RiskResponse' }) readonly response!: RiskResponse;
  @Text({ doc: 'Policy version' }) readonly policy!: string;
}

export const customerAtRisk = defineFault(
  'order.customer-at-risk',
  'refused',
  {
    en: (d: { customer: string; level: RiskLevel; overdueDays: number; response: RiskResponse; policy: string }) =>
      `${d.customer} has been owing for ${d.overdueDays} days past the due date: ${d.level} risk (${d.policy}). ${
        d.response === 'prepay-only'
          ? 'The order is confirmed when it is paid before delivery, or when the overdue payment has come in.'
          : 'No order is confirmed until the overdue payment has come in.'
      }`,
    zh: (d) =>
      `客户${d.customer}逾期 ${d.overdueDays} 天未付款，风险等级：${LEVELS_ZH[d.level]}（${d.policy}）。${
        d.response === 'prepay-only' ? '改为先款后货，或收回逾期款后方可确认订单。' : '收回逾期款之前不得确认订单。'
      }`,
  },
  {
    requirement: 'CUS-36',
    clause: '000 §7.1.3',
    waysForward: [
      { operation: 'orders.switchToPrepay', whoMay: 'order:write' },
      { operation: 'orders.reportReceipt', whoMay: 'receipt:report' },
    ],
  },
);

const LEVELS_ZH: Readonly<Record<RiskLevel, string>> = { low: '低', medium: '中', high: '高' };
