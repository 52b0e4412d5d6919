import { clause, of } from './clause.js';

/** 第五章 报价与合同. */
export const CONTRACTS = [
  clause(
    '5.1',
    ['方案与报价', 'Proposals and quotes'],
    [
      '为客户制定个性化方案（产品、价格、交付、售后）并讲解、修订。报价单写明价格、付款方式、交货时间和规格，在有效期内有效。',
      'A customer gets a proposal of their own (product, price, delivery, after-sales), which is presented and revised. A quote states price, payment, delivery time and specification and is good until its last day.',
    ],
    of('ORD', 1, 2),
  ),
  clause(
    '5.2',
    ['价格纪律', 'Price discipline'],
    [
      '价格只能出自公司价目表、由销售部报出，任何人不得擅自报价。低于或偏离价目表的须经批准并留下例外记录；擅自报价造成的损失由部门负责人和当事人承担。门店统一售价、明码标价，不得价格欺诈。',
      'Prices come from the company’s price list and from the sales department alone; nobody quotes on their own. Off the list needs approval and leaves a record of the exception; the loss of an unauthorised price falls on the department head and the person. Stores sell at uniform, marked prices without deceit.',
    ],
    of('ORD', 3, 4, 5),
  ),
  clause(
    '5.3',
    ['合同评审', 'Contract review'],
    [
      '销售合同签订前须评审：会同生产、技术、质检、采购分析客户要求能否满足，结果作为合同依据留存；销售经理核实，法务审核合法性，财务审核公司利益与财务规定，审计部核定。任一环节未同意的，合同不得签订。',
      'Before it is signed a contract is reviewed: with production, technical, quality and purchasing whether the customer’s requirements can be met, kept as its basis; verified by the sales manager, reviewed by legal for the law and by finance for the company’s interest and financial rules, approved by audit. Unless all agree it is not signed.',
    ],
    of('CON', 1, 2, 3, 4, 5),
  ),
  clause(
    '5.4',
    ['合同范本', 'Templates'],
    [
      '合同使用公司统一蓝本，不得私自改动；对范本的任何改动须经销售副总和总公司审核批准。合同写明双方权利义务、规格、价格、交付和付款，做到合法、完整、准确；由系统统一管理和打印。',
      'Contracts use the company’s template; nobody edits one privately, and any change to it needs the sales vice president and head office. A contract names both parties’ rights and duties, specification, price, delivery and payment, lawfully, completely and accurately. The system alone manages and prints it.',
    ],
    of('CON', 6, 7, 9, 11),
  ),
  clause(
    '5.5',
    ['谈判、签订与盖章', 'Negotiation, signing, seal'],
    [
      '合同条款由客户经理等与客户协商一致、向客户解释后签订；加盖公司合同章方为有效，签字人与盖章人不得为同一人。处理产品包销合同的价格由分公司总经理和销售副总批准，销售经理签字生效。',
      'Terms are negotiated, explained to the customer, agreed and then signed. A contract is valid only with the company’s contract seal, which is applied by somebody other than who signed. The price of an exclusive-lot contract is approved by branch general manager and sales vice president and valid when the sales manager signs.',
    ],
    of('CON', 8, 10, 12, 18, 22),
  ),
  clause(
    '5.6',
    ['副本与归档', 'Copies and archive'],
    [
      '合同签订后立即向财务、客服和分公司等分发副本并签收；严格归档，销售助理跟踪至履行完毕，按约定节点交付。',
      'Once signed, copies go to finance, customer service and the branch at once and are acknowledged. Contracts are strictly archived; the sales assistant tracks each to its completion, and delivery keeps the agreed milestones.',
    ],
    of('CON', 13, 14, 15, 16),
  ),
  clause(
    '5.7',
    ['服务合同、合作协议与纠纷', 'Service contracts, partner agreements, disputes'],
    [
      '服务合同写明服务内容和时效；与渠道合作方签订合作协议；登记法律纠纷与法务意见，开展合同法律培训并留存记录。',
      'A service contract names content and time limit of the service; channel partners sign a cooperation agreement; disputes and legal advice are registered; training in contract law is on record.',
    ],
    of('CON', 17, 19, 20, 21),
  ),
];
