import type { Heading } from './collection.js';

// Columns that many lists have, in the same words everywhere.

const heading = (en: string, zh: string): Heading => [en, zh];

export const NO = { no: heading('No.', '编号') };
export const STATUS = { status: heading('Status', '状态') };
export const UNIT = { org: heading('Unit', '组织单元') };
export const BRANCH = { ...UNIT, branch: heading('Branch', '分公司') };
export const CUSTOMER = { customerName: heading('Customer', '客户') };
export const NUMBERED_CUSTOMER = { customerNo: heading('Customer no.', '客户编号'), ...CUSTOMER };
export const CURRENCY = { currency: heading('Currency', '币种') };
export const AMOUNTS = { ...CURRENCY, total: heading('Total', '合计'), net: heading('Net', '不含税'), tax: heading('Tax', '税额') };
export const PAYMENT = { payment: heading('Payment', '付款方式'), deliverBy: heading('Deliver by', '交货期') };
export const OWNER = { ownerName: heading('With', '负责人') };
export const CREATED = { createdAt: heading('Created at', '创建时间') };
export const CHANGED = { ...CREATED, updatedAt: heading('Changed at', '更新时间') };
export const RECORD_ID = { id: heading('Record id', '记录标识') };
