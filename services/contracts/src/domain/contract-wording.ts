import type { AgreedMilestone } from '@tradewind/contracts/contracts/contract-milestones';
import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { decimalText } from './decimal-text.js';
import { milestonesText } from './milestones.js';
import { fill, type FilledSlots } from './slots.js';

/** Facts of the customer as they stood when the contract was drafted. */
export interface ContractParty {
  readonly no: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly address: string | null;
}

export interface ContractTerms {
  readonly no: string | null;
  readonly quoteNo: string;
  readonly customer: ContractParty;
  readonly lines: readonly AgreedLine[];
  readonly currency: string;
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  readonly milestones: readonly AgreedMilestone[];
  readonly validUntil?: string | null;
  readonly templateCode: string;
  readonly templateVersion: number;
}

const PAYMENT_WORDING: Readonly<Record<PaymentKind, string>> = { prepay: '先款后货 (payment before goods)', credit: '信用付款 (payment on credit)' };
const NO_TERM = '合同履行完毕之日 (until fulfilled)';
const NUMBER_TO_COME = '（提交会审时编号 to be numbered on submission）';

/** The text of a contract: the company's wording with the slots filled by the system, nothing typed in (CON-06, CON-09). */
export const contractText = (wording: string, terms: ContractTerms): string => fill(wording, slotsOf(terms));

function slotsOf(terms: ContractTerms): FilledSlots {
  const { no, quoteNo, customer, lines, currency, total, net, tax, payment, deliverBy, milestones, templateCode, templateVersion } = terms;
  return {
    contractNo: no ?? NUMBER_TO_COME,
    quoteNo,
    customerNo: customer.no,
    customerName: customer.name,
    customerCreditCode: customer.creditCode,
    customerAddress: customer.address,
    lines: lines.flatMap((line, i) => (decimalText(line.quantity) === '0' ? [] : lineText(line, i))).join('\n'),
    currency,
    total,
    net,
    tax,
    payment: PAYMENT_WORDING[payment],
    deliverBy,
    milestones: milestonesText(milestones),
    validUntil: terms.validUntil ?? NO_TERM,
    templateCode,
    templateVersion: String(templateVersion),
  };
}

const lineText = ({ sku, name, spec, quantity, unit, unitPrice, gross, tax }: AgreedLine, i: number): string =>
  [`${i + 1}. ${sku} ${name}`, ...(spec === null ? [] : [spec]), `${quantity} ${unit} × ${unitPrice} = ${gross}`, `税额 tax ${tax}`].join('；');
