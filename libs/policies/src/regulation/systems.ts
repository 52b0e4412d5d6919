import { clause, of } from './clause.js';

/** 第十章 信息系统与保密. */
export const SYSTEMS = [
  clause(
    '10.1',
    ['保密与个人信息', 'Confidentiality'],
    [
      '客户信息不得泄露给第三方；电子客户档案加密存储，纸质档案专人保管。',
      'Nothing about customers is disclosed to third parties. Electronic customer files are encrypted; paper is kept by a named person.',
    ],
    of('XCT', 6, 7),
  ),
  clause(
    '10.2',
    ['系统集成', 'Integration'],
    [
      '与 ERP（库存、生产计划与进度、发票）、质量与生产系统以及邮件、短信、电话和社交渠道对接；合作方通过接口只查看自己的订单；销售数据统一收集。',
      'The platform is connected to ERP (stock, production plan and progress, invoices), to quality and production systems and to mail, SMS, phone and social channels. Partners see their own orders through interfaces. Sales data are collected in one place.',
    ],
    of('INT', 1, 4, 5, 6, 7),
  ),
  clause(
    '10.3',
    ['分公司运行', 'Branches'],
    [
      '各分公司独立运行本系统节点，总部统一；数据、事件和编号均带分公司标识。',
      'Each branch runs a node of its own under one head office; every row, event and number carries its branch.',
    ],
    of('INT', 8),
  ),
  clause(
    '10.4',
    ['通知、报表与知识', 'Notices, reports, knowledge'],
    [
      '反馈结果、期限和待审批事项及时通知到人；编制日报、月报、应收、预算执行、服务统计、绩效和活动评估报表；推销用语作为知识条目供员工学习。',
      'Results, deadlines and approvals are told to the people concerned in time. There are daily and monthly reports, and reports on receivables, budget execution, service, KPIs and campaigns. The sales-talk guide is there as an article to learn from.',
    ],
    of('XCT', 16, 17, 18),
  ),
];
