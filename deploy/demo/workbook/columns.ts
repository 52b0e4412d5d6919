import { isCreditCode } from '../credit-code.ts';

/** Says what is wrong with a cell, in Chinese and English; null when nothing is. */
export type CellCheck = (text: string) => string | null;

export interface Column {
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
  readonly check: CellCheck;
}

export interface Sheet {
  readonly zh: string;
  readonly en: string;
  readonly columns: Readonly<Record<string, Column>>;
}

const text =
  (most: number): CellCheck =>
  (given) =>
    given.length <= most ? null : `超过 ${most} 个字符 longer than ${most} characters`;

const matching =
  (pattern: RegExp, problem: string): CellCheck =>
  (given) =>
    pattern.test(given) ? null : problem;

const decimal =
  (places: number, { above, most }: { readonly above?: number; readonly most?: number } = {}): CellCheck =>
  (given) => {
    if (!/^-?\d{1,9}(\.\d+)?$/.test(given)) return '不是数字 is not a number';
    if (given.startsWith('-')) return '不得小于 0 must not be less than 0';
    if ((given.split('.')[1] ?? '').length > places) return `小数超过 ${places} 位 has more than ${places} decimals`;
    // Only compared, never reckoned with.
    if (above !== undefined && Number(given) <= above) return `必须大于 ${above} must be more than ${above}`;
    return most !== undefined && Number(given) > most ? `不得大于 ${most} must not be more than ${most}` : null;
  };

const date: CellCheck = (given) => {
  const day = new Date(`${given}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given)
    ? null
    : '不是日期（如 2026-09-30） is not a date (like 2026-09-30)';
};

const code = matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, '只能用字母、数字和 . _ - only letters, digits and . _ -');
const phone = matching(/^((\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d+)?|[48]00-?\d{3}-?\d{4})$/, '不是电话号码 is not a phone number');
const creditCode: CellCheck = (given) =>
  isCreditCode(given) ? null : '不是有效的统一社会信用代码（18 位，末位为校验码） is not a credit code (18 characters, the last one checks the others)';

/** Ways of payment as people write them. */
export const PAYMENTS: Readonly<Record<string, 'prepay' | 'credit'>> = { 先款后货: 'prepay', prepay: 'prepay', 信用付款: 'credit', credit: 'credit' };
const payment: CellCheck = (given) => (given in PAYMENTS ? null : `只能是 ${Object.keys(PAYMENTS).join('、')} must be one of these`);

const must = (zh: string, en: string, check: CellCheck): Column => ({ zh, en, required: true, check });
const may = (zh: string, en: string, check: CellCheck): Column => ({ zh, en, required: false, check });

/** What a workbook may hold; headers in Chinese or English. */
export const SHEETS = {
  customers: {
    zh: '客户',
    en: 'Customers',
    columns: {
      name: must('名称', 'name', text(120)),
      creditCode: must('统一社会信用代码', 'creditCode', creditCode),
      industry: may('行业', 'industry', text(80)),
      address: must('地址', 'address', text(200)),
      needs: may('需求', 'needs', text(2000)),
      contact: must('联系人', 'contact', text(80)),
      position: may('职务', 'position', text(80)),
      phone: must('电话', 'phone', phone),
      owner: may('负责人', 'owner', code),
    },
  },
  products: {
    zh: '产品',
    en: 'Products',
    columns: {
      sku: must('编码', 'sku', code),
      name: must('名称', 'name', text(200)),
      spec: may('规格', 'spec', text(200)),
      unit: must('单位', 'unit', text(20)),
      taxRate: must('税率', 'taxRate', decimal(6, { most: 1 })),
      cost: must('标准成本', 'cost', decimal(6)),
    },
  },
  prices: {
    zh: '价目',
    en: 'Prices',
    columns: { sku: must('编码', 'sku', code), price: must('含税单价', 'price', decimal(6, { above: 0 })) },
  },
  orders: {
    zh: '订单',
    en: 'Orders',
    columns: {
      ref: must('单号', 'ref', code),
      customer: must('客户', 'customer', text(120)),
      sku: must('编码', 'sku', code),
      quantity: must('数量', 'quantity', decimal(6, { above: 0 })),
      payment: may('付款方式', 'payment', payment),
      deliverBy: must('交货日期', 'deliverBy', date),
    },
  },
} as const satisfies Readonly<Record<string, Sheet>>;

export type SheetName = keyof typeof SHEETS;
export type ColumnOf<S extends SheetName> = keyof (typeof SHEETS)[S]['columns'] & string;
