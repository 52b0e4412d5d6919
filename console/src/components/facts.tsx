import type { ReactNode } from 'react';
import type { Text } from '../i18n/index.js';
import { Day, Moment, Money, Quantity } from './values.js';

/** What facts of refusals and fields of cases are called. */
const NAMES: Readonly<Record<string, Text>> = {
  total: { zh: '合计', en: 'Total' },
  amount: { zh: '金额', en: 'Amount' },
  available: { zh: '可用', en: 'Available' },
  limit: { zh: '额度', en: 'Limit' },
  used: { zh: '已用', en: 'Used' },
  open: { zh: '未收', en: 'Open' },
  overdue: { zh: '逾期', en: 'Overdue' },
  overdueDays: { zh: '逾期天数', en: 'Days overdue' },
  days: { zh: '天数', en: 'Days' },
  floor: { zh: '底价', en: 'Floor price' },
  price: { zh: '单价', en: 'Unit price' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  listPrice: { zh: '价目价', en: 'List price' },
  discount: { zh: '折扣', en: 'Discount' },
  quantity: { zh: '数量', en: 'Quantity' },
  ordered: { zh: '订购数量', en: 'Ordered' },
  shipped: { zh: '已发数量', en: 'Shipped' },
  onHand: { zh: '现有库存', en: 'In stock' },
  paid: { zh: '已收', en: 'Paid' },
  status: { zh: '状态', en: 'State' },
  stage: { zh: '阶段', en: 'Stage' },
  step: { zh: '步骤', en: 'Step' },
  reason: { zh: '原因', en: 'Reason' },
  title: { zh: '标题', en: 'Title' },
  name: { zh: '名称', en: 'Name' },
  no: { zh: '编号', en: 'Number' },
  orderNo: { zh: '订单', en: 'Order' },
  contractNo: { zh: '合同', en: 'Contract' },
  quoteNo: { zh: '报价', en: 'Quote' },
  customer: { zh: '客户', en: 'Customer' },
  customerName: { zh: '客户', en: 'Customer' },
  product: { zh: '产品', en: 'Product' },
  sku: { zh: '产品编码', en: 'Product code' },
  productCode: { zh: '产品编码', en: 'Product code' },
  by: { zh: '经办人', en: 'By' },
  waitingFor: { zh: '等待', en: 'Waiting for' },
  dueOn: { zh: '到期日', en: 'Due' },
  dueAt: { zh: '到期', en: 'Due' },
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
  to: { zh: '至', en: 'To' },
  month: { zh: '月份', en: 'Month' },
  year: { zh: '年度', en: 'Year' },
  branch: { zh: '分公司', en: 'Branch' },
  budget: { zh: '预算', en: 'Budget' },
  budgetNo: { zh: '预算', en: 'Budget' },
  category: { zh: '费用类别', en: 'Category' },
  requested: { zh: '申请', en: 'Requested' },
  granted: { zh: '批准', en: 'Granted' },
  remaining: { zh: '余额', en: 'Remaining' },
  left: { zh: '余额', en: 'Left' },
  max: { zh: '上限', en: 'At most' },
  min: { zh: '下限', en: 'At least' },
  rate: { zh: '比率', en: 'Rate' },
  tier: { zh: '级别', en: 'Tier' },
  payment: { zh: '付款方式', en: 'Payment' },
  paymentKind: { zh: '付款方式', en: 'Payment' },
  paymentDays: { zh: '账期（天）', en: 'Days to pay' },
  creditDays: { zh: '账期（天）', en: 'Credit days' },
  deliverBy: { zh: '交货日期', en: 'Deliver by' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  template: { zh: '范本', en: 'Template' },
  templateCode: { zh: '范本', en: 'Template' },
  deviations: { zh: '与范本的差异', en: 'Differs from the template' },
  lines: { zh: '明细', en: 'Lines' },
  net: { zh: '不含税', en: 'Net' },
  tax: { zh: '税额', en: 'Tax' },
  currency: { zh: '币种', en: 'Currency' },
  purpose: { zh: '事由', en: 'Purpose' },
  period: { zh: '期间', en: 'Period' },
  guarantor: { zh: '担保人', en: 'Guarantor' },
  risk: { zh: '风险', en: 'Risk' },
  level: { zh: '等级', en: 'Level' },
  kind: { zh: '类别', en: 'Kind' },
  region: { zh: '区域', en: 'Region' },
  quote: { zh: '报价', en: 'Quote' },
  contract: { zh: '合同', en: 'Contract' },
  ground: { zh: '理由', en: 'Ground' },
  endsOn: { zh: '终止日期', en: 'Ends on' },
  validFrom: { zh: '生效日期', en: 'Valid from' },
  advance: { zh: '预收款', en: 'Advance' },
  owed: { zh: '欠款', en: 'Owed' },
  settlement: { zh: '结算安排', en: 'Settlement' },
  products: { zh: '产品', en: 'Products' },
  exclusive: { zh: '独家', en: 'Exclusive' },
  commission: { zh: '佣金', en: 'Commission' },
  settlementDays: { zh: '结算账期（天）', en: 'Days to settle' },
  policy: { zh: '制度版本', en: 'Policy' },
  responseHours: { zh: '响应时限（小时）', en: 'Hours to respond' },
  resolutionHours: { zh: '解决时限（小时）', en: 'Hours to resolve' },
  maxQuantity: { zh: '最大数量', en: 'At most' },
  lossBorneBy: { zh: '损失承担人', en: 'Loss borne by' },
  claimant: { zh: '报销人', en: 'Claimant' },
  occurredOn: { zh: '发生日期', en: 'Date' },
  voucher: { zh: '票据', en: 'Voucher' },
  grade: { zh: '等级', en: 'Grade' },
  periodDays: { zh: '账期（天）', en: 'Days to pay' },
  newTotal: { zh: '变更后合计', en: 'New total' },
};

const words = (name: string): string => name.replace(/[-_.]/g, ' ').replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

export const factName = (name: string): Text => NAMES[name] ?? { zh: words(name), en: words(name) };

const AMOUNTS = /amount|total|price|limit|available|open|floor|budget$|paid|net$|tax$|credit$|exposure|remaining|granted|requested|used$/i;
const DECIMAL = /^-?\d+\.\d{2}$/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** A fact as a person reads it; undefined for what only a program wants: ids, versions. */
export function factValue(name: string, value: unknown): ReactNode | undefined {
  if (value === null || value === undefined || typeof value === 'object') return Array.isArray(value) && value.every((each) => typeof each === 'string' && !UUID.test(each)) && value.length > 0 ? value.join('、') : undefined;
  const text = typeof value === 'string' ? value : String(value as number | boolean);
  if (UUID.test(text) || name === 'version') return undefined;
  if (INSTANT.test(text)) return <Moment value={text} />;
  if (DATE.test(text)) return <Day value={text} />;
  if (DECIMAL.test(text) && AMOUNTS.test(name)) return <Money value={text} />;
  if (PLAIN_NUMBER.test(text) && !/no$|code|year|month/i.test(name)) return <Quantity value={text} />;
  return text;
}
