import { clause, of } from './clause.js';

/** 第六章 订单、发货与收款. */
export const ORDERS = [
  clause(
    '6.1',
    ['开单', 'Placing an order'],
    [
      '订单写明规格、型号、等级和其他要求，与合同一致。开单员先查库存、告知客户、经客户认可后开单；客户确认与合同具有同等效力。每单登记销售台帐，单据（订货单、出货单）齐全，销售数据真实准确。',
      'An order names specification, model, grade and other requirements, as the contract does. The order clerk checks stock first, tells the customer and has their consent before issuing it; the confirmation binds like the contract. Each order is in the sales ledger with its slips; sales data are true.',
    ],
    of('ORD', 8, 9, 10, 13, 16, 32),
  ),
  clause(
    '6.2',
    ['排产与试制', 'Production'],
    [
      '大宗订单无库存的，提出排产；新品种由客户提供样品，技术部在最短时间内试制。订货排产情况汇总，订单信息及时传递生产和物流。',
      'A bulk order without stock is put up for production; for a new variety the customer’s sample goes to the technical department for trial production in the shortest time. Orders and production plan are summed up; order information goes to production and logistics at once.',
    ],
    of('ORD', 11, 12, 14, 18, 21),
  ),
  clause(
    '6.3',
    ['先款后货', 'Payment before goods'],
    [
      '所有产品先款后货；大宗经销凭转账、支票或电汇凭证经财务确认到款后开单发货。只有经批准的信用额度可以例外。',
      'Every product is paid for before it goes; for bulk dealers goods are released only after finance confirmed the receipt on the transfer, cheque or wire copy. The only exception is credit that was approved.',
    ],
    [...of('ORD', 6, 7), ...of('INT', 3)],
  ),
  clause(
    '6.4',
    ['发运与交付', 'Shipping and delivery'],
    [
      '按时、按质、按量交付：有发运计划、发运信息、质保书和发票，与储运衔接，提货凭证复印件留存。订单由客服跟踪，进展和异常及时告知客户并协调。不得交付假冒、不合格或过期产品，随货交付说明书和质保卡，提供安装、调试和培训，产品信息真实准确。',
      'Goods are delivered on time, of the right quality and quantity, with a shipping plan, shipping information, quality certificate and invoice; copies of pick-up vouchers are kept. Customer service tracks the order, tells the customer of progress and coordinates problems. Nothing counterfeit, failed or expired is delivered; manual and warranty card come with the goods; they are installed, commissioned and taught. What is said of a product is accurate.',
    ],
    [...of('ORD', 17, 19, 20, 22, 24, 25, 28, 29, 30, 31), ...of('INT', 2)],
  ),
  clause(
    '6.5',
    ['收款与开票', 'Receipts and invoices'],
    [
      '到款由上报人以外的财务人员确认，现金或转账均登记并加盖收讫章、财务专用章；跟踪应收账款，逾期催收。每位购买者取得正规发票，开票不得超过已交付数量。',
      'A receipt is confirmed by somebody of finance other than who reported it and is recorded with stamp and seal, cash or transfer. Receivables are watched and collected when overdue. Every buyer gets a proper invoice, never for more than was delivered.',
    ],
    of('ORD', 23, 26, 27),
  ),
  clause(
    '6.6',
    ['报表与处理产品', 'Reports and damaged lots'],
    ['每日、每月编制销售报表；处理产品单独作为一类订单。', 'Sales are reported daily and monthly; damaged lots are a kind of order of their own.'],
    of('ORD', 15, 33),
  ),
];
