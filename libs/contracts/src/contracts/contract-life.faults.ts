import { defineFault } from '@tradewind/kernel/fault';
import type { OrderObstacle } from '../orders/order-changes.api.js';

export const contractNotInEffect = defineFault(
  'contract.not-in-effect',
  'refused',
  {
    en: (d: { contractNo: string | null; status: string }) =>
      `Contract ${d.contractNo ?? ''} is ${d.status}; only what is in effect is amended, terminated or renewed. A draft is changed as it is.`,
    zh: (d) => `合同 ${d.contractNo ?? ''} 状态为“${d.status}”；只有生效中的合同才能变更、解除或续签，草稿请直接修改。`,
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.changeTerms', whoMay: 'contract:write' }] },
);

export const changeUnderWay = defineFault(
  'contract.change-under-way',
  'refused',
  {
    en: (d: { contractNo: string | null; kind: string; no: string | null }) =>
      `Contract ${d.contractNo ?? ''} is already being changed by ${d.kind} ${d.no ?? '(not submitted)'}; one at a time, so that everybody agrees to what it changes. Bring it to an end or give it up first.`,
    zh: (d) => `合同 ${d.contractNo ?? ''} 正在办理${d.kind === 'amendment' ? '变更' : '解除'} ${d.no ?? '（未提交）'}；一次只能办理一项，请先完成或放弃。`,
  },
  {
    requirement: 'CON-12',
    clause: '000 §3.4.2',
    waysForward: [
      { operation: 'contracts.voidAmendment', whoMay: 'contract:write' },
      { operation: 'contracts.voidTermination', whoMay: 'contract:write' },
    ],
  },
);

const OBSTACLES_EN: Record<OrderObstacle, string> = {
  'not-opened': 'it has no order yet; it opens by itself within a minute',
  over: 'everything was shipped, or it is over: goods and terms can change no more',
  shipped: 'that much is shipped or planned to be shipped, and an amendment cannot go below it',
  released: 'it is released: production and logistics work on it, so lines can only become less and delivery another day',
};
const OBSTACLES_ZH: Record<OrderObstacle, string> = {
  'not-opened': '订单尚未开立，通常一分钟内自动开立',
  over: '已全部发货或已结束，货物与条款不能再变更',
  shipped: '已发运或已安排发运，变更后的数量不得低于该数量',
  released: '订单已放行，生产与物流正在执行，只能减少数量或变更交期',
};

/** The facts of the order stand in the way; said before anybody signs. */
export const orderMovedOn = defineFault(
  'amendment.order-moved-on',
  'refused',
  {
    en: (d: { orderNo: string | null; status: string | null; because: OrderObstacle; sku: string | null; wanted: string | null; shipped: string | null }) =>
      `Order ${d.orderNo ?? '(none)'} (${d.status ?? 'not opened'}) cannot follow this amendment: ${d.sku === null ? '' : `${d.sku} is to be ${d.wanted ?? ''}, ${d.shipped ?? '0'} is under way; `}${OBSTACLES_EN[d.because]}. Change the amendment, or agree what comes on top in a contract of its own.`,
    zh: (d) =>
      `订单 ${d.orderNo ?? '（无）'}（${d.status ?? '未开立'}）无法按此变更执行：${d.sku === null ? '' : `${d.sku} 拟变更为 ${d.wanted ?? ''}，已安排或发运 ${d.shipped ?? '0'}；`}${OBSTACLES_ZH[d.because]}。请修改变更内容，增加的部分请另签合同。`,
  },
  {
    requirement: 'ORD-16',
    clause: '001 §4.5; 003-J a10.3',
    waysForward: [
      { operation: 'contracts.changeAmendment', whoMay: 'contract:write' },
      { operation: 'contracts.draftQuote', whoMay: 'quote:write' },
    ],
  },
);
