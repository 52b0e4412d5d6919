import { clause, of } from './clause.js';

/** 第八章 费用. */
export const EXPENSES = [
  clause(
    '8.1',
    ['费用预算', 'Budget'],
    [
      '每年末根据年度目标和计划编制次年销售费用预算，按科目（促销、差旅、招待、薪酬、调研、广告、渠道等）列明金额、用途和依据；财务审核合理性、合规性和承受能力，管理层批准后执行。',
      'At the end of each year the sales-expense budget of the next is compiled from target and plan, by category (promotion, travel, entertainment, pay, research, advertising, channel and others) with amount, purpose and use. Finance reviews it for reason, rules and means; it is carried out once management approved it.',
    ],
    of('EXP', 1, 2, 3, 4, 5, 6),
  ),
  clause(
    '8.2',
    ['报销', 'Claims'],
    [
      '报销制度规定范围、标准、流程和权限。经办人填写费用报销单并附发票凭证，同一凭证不得重复报销；部门负责人初审必要性与合理性，财务复审预算与凭证，公司领导按审批权限批准；全部批准前不得付款，付款人不得为审批人。',
      'A policy sets scope, standard, process and authority. Whoever spent submits the claim with invoice and voucher; no voucher is claimed twice. The department head looks at need and reason, finance at budget and vouchers, the leader approves within their authority. Nothing is paid before all approved, and not by who approved.',
    ],
    of('EXP', 7, 8, 9, 10, 11, 12, 13, 17),
  ),
  clause(
    '8.3',
    ['预算执行', 'Carrying out the budget'],
    [
      '定期统计费用、监控预算执行并预警；超预算的须事先申请追加，未经批准不得支出。活动费用列入活动预算。分析费用使用效率，监督报销，违规的依规处理。',
      'Expenses are summed up regularly and the budget is watched, with alerts. Over budget, a supplement is asked for in advance; without it nothing is spent. Spending on a campaign is tied to its budget. Efficiency is analysed, reimbursement supervised, violations dealt with.',
    ],
    of('EXP', 14, 15, 16, 18, 19),
  ),
];
