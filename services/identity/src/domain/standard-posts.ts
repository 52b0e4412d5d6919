import type { Breadth } from '@tradewind/contracts/identity/organisation.api';
import type { Permission } from '@tradewind/contracts/permissions';
import type { PostDescription, PostGrant } from './post.js';

const over =
  (breadth: Breadth) =>
  (...permissions: readonly Permission[]): PostGrant[] =>
    permissions.map((permission) => ({ permission, breadth }));

const own = over('own');
const unit = over('unit');
const branch = over('branch');
const region = over('region');
const company = over('company');

/** What everybody who works here may. */
const EVERYBODY: readonly PostGrant[] = [
  ...company('org:read', 'policy:read', 'regulation:read', 'product:read', 'stock:read'),
  ...own('claim:read', 'claim:write', 'target:read', 'target:acknowledge', 'scorecard:read', 'delegation:read', 'delegation:write'),
];

const SELLING: readonly Permission[] = [
  'lead:read',
  'lead:write',
  'customer:read',
  'customer:write',
  'interaction:write',
  'pii:reveal',
  'credit:read',
  'credit:request',
  'quote:read',
  'quote:write',
  'price-exception:read',
  'price-exception:request',
  'requirement:read',
  'requirement:request',
  'contract:read',
  'contract:write',
  'order:read',
  'receipt:report',
  'invoice:request',
  'receivable:read',
  'ticket:read',
];
const READING: readonly Permission[] = [
  'lead:read',
  'customer:read',
  'credit:read',
  'quote:read',
  'price-exception:read',
  'requirement:read',
  'contract:read',
  'order:read',
  'receivable:read',
  'ticket:read',
  'budget:read',
  'claim:read',
  'target:read',
  'scorecard:read',
  'payout:read',
];
const FINANCE: readonly Permission[] = [
  'customer:read',
  'credit:read',
  'contract:read',
  'contract:acknowledge-copy',
  'contract:acknowledge-finance',
  'order:read',
  'receipt:confirm',
  'invoice:issue',
  'receivable:read',
  'budget:read',
  'claim:read',
  'claim:decide',
  'claim:decide-finance',
  'scorecard:read',
  'target:read',
  'payout:read',
];

/** One of the departments that say whether a customer's requirements can be met (CON-05). */
const answering = (department: 'production' | 'quality' | 'purchasing'): readonly Permission[] => [
  'requirement:read',
  'requirement:review',
  `requirement:review-${department}`,
];

/** Carrying lists away is for who answers for them, not for everybody who works with them (S17). */
const EXPORTING_SALES: readonly Permission[] = [
  'lead:export',
  'customer:export',
  'opportunity:export',
  'quote:export',
  'contract:export',
  'order:export',
  'receipt:export',
  'receivable:export',
];
const EXPORTING_FINANCE: readonly Permission[] = ['contract:export', 'order:export', 'receipt:export', 'receivable:export', 'budget:export', 'claim:export'];
const EXPORTING_RESULTS: readonly Permission[] = ['fact:export', 'bonus:export'];
const EXPORTING_ALL: readonly Permission[] = [...EXPORTING_SALES, 'ticket:export', 'budget:export', 'claim:export', ...EXPORTING_RESULTS];

/** Whole lists come in through who answers for what is in them, where they may also open each file by hand (C-03). */
const IMPORTING: readonly Permission[] = ['customer:import'];

interface Described {
  readonly names: readonly [en: string, zh: string];
  readonly duties: readonly string[];
  readonly grants: readonly (readonly PostGrant[])[];
}

const POSTS: Readonly<Record<string, Described>> = {
  administrator: {
    names: ['Administrator', '系统管理员'],
    duties: ['维护组织、人员与岗位', '登记合作方应用', '起草制度参数', '维护系统运行'],
    grants: [company('org:manage', 'partner:manage', 'policy:propose', 'policy:simulate', 'regulation:draft', 'operations:read', 'operations:manage')],
  },
  'general-manager': {
    names: ['General manager', '总经理'],
    duties: ['批准制度、价格、范本与预算', '按权限审批费用', '批准奖金'],
    grants: [
      company(
        ...READING,
        ...EXPORTING_ALL,
        'pii:reveal',
        'pii:search',
        'audit:read',
        'training:read',
        'policy:approve',
        'policy:simulate',
        'regulation:review',
        'regulation:approve',
        'price:approve',
        'template:approve',
        'contract:review',
        'contract:review-deviation-head-office',
        'budget:decide',
        'budget:decide-leader',
        'claim:decide',
        'claim:decide-leader',
        'bonus:approve',
        'target:write',
        'delegation:read',
        'delegation:write',
      ),
    ],
  },
  'sales-vp': {
    names: ['Sales vice president', '销售副总'],
    duties: ['领导销售工作', '审核范本变更'],
    grants: [
      company(
        ...READING,
        ...EXPORTING_SALES,
        'policy:approve',
        'policy:simulate',
        'regulation:review',
        'price:approve',
        'price-exception:decide',
        'price-exception:decide-sales-vp',
        'template:endorse',
        'contract:review',
        'contract:review-deviation-vp',
        'target:write',
        'claim:decide',
        'claim:decide-leader',
      ),
    ],
  },
  'sales-director': {
    names: ['Sales director', '销售总监'],
    duties: ['制定销售目标', '亲自处理质量投诉', '起草价目'],
    grants: [company(...READING, ...EXPORTING_SALES, 'product:manage', 'target:write', 'ticket:write', 'claim:decide', 'claim:decide-department')],
  },
  'regional-sales-manager': {
    names: ['Regional sales manager', '区域销售经理'],
    duties: ['管理所辖区域的销售'],
    grants: [
      region(
        ...SELLING,
        ...IMPORTING,
        ...EXPORTING_SALES,
        'target:write',
        'scorecard:read',
        'credit:decide',
        'credit:decide-sales',
        'price-exception:decide',
        'price-exception:decide-department',
        'contract:review',
        'contract:review-sales',
        'delegation:read',
        'delegation:write',
      ),
    ],
  },
  'branch-general-manager': {
    names: ['Branch general manager', '分公司总经理'],
    duties: ['领导分公司', '签收合同副本', '编制分公司预算'],
    grants: [
      branch(
        ...READING,
        ...EXPORTING_ALL,
        'pii:reveal',
        'pii:search',
        'price-exception:decide',
        'price-exception:decide-branch',
        'contract:acknowledge-copy',
        'contract:acknowledge-branch',
        'contract:sign',
        'delegation:read',
        'delegation:write',
        'target:write',
        'budget:write',
        'claim:decide',
        'claim:decide-department',
      ),
    ],
  },
  'sales-manager': {
    names: ['Sales manager', '销售经理'],
    duties: ['核实合同', '对信用申请提出意见', '审核本部门费用'],
    grants: [
      branch(
        ...SELLING,
        ...IMPORTING,
        ...EXPORTING_SALES,
        'pii:search',
        'credit:decide',
        'credit:decide-sales',
        'price-exception:decide',
        'price-exception:decide-department',
        'contract:review',
        'contract:review-sales',
        'contract:sign',
        'contract:sign-lot',
        'contract:track',
        'delegation:read',
        'delegation:write',
        'budget:read',
        'budget:write',
        'claim:read',
        'claim:decide',
        'claim:decide-department',
        'target:read',
        'target:write',
        'scorecard:read',
      ),
    ],
  },
  'sales-supervisor': { names: ['Sales supervisor', '销售主管'], duties: ['带领销售小组'], grants: [unit(...SELLING, 'target:read', 'scorecard:read')] },
  'sales-rep': { names: ['Sales representative', '销售代表'], duties: ['开发与维护客户', '报价、签约、收款'], grants: [own(...SELLING)] },
  'account-manager': { names: ['Account manager', '客户经理'], duties: ['维护重点客户', '合同谈判'], grants: [own(...SELLING, 'ticket:write')] },
  'sales-assistant': {
    names: ['Sales assistant', '销售助理'],
    duties: ['合同跟踪与归档', '经理外出时代管部门事务'],
    grants: [
      branch('lead:read', 'customer:read', 'quote:read', 'contract:read', 'contract:sign', 'contract:track', 'order:read', 'receivable:read', 'ticket:read'),
    ],
  },
  'order-clerk': {
    names: ['Order clerk', '开单员'],
    duties: ['先查库存、经客户认可后开单', '凭到款确认放行'],
    grants: [branch('customer:read', 'contract:read', 'order:read', 'order:write', 'order:release', 'shipment:write', 'receivable:read')],
  },
  'logistics-clerk': {
    names: ['Logistics clerk', '储运员'],
    duties: ['安排发运', '记录签收'],
    grants: [branch('order:read', 'shipment:write'), company('stock:manage')],
  },
  'warehouse-keeper': { names: ['Warehouse keeper', '仓库管理员'], duties: ['登记库存'], grants: [company('stock:manage')] },
  'customer-service': {
    names: ['Customer service', '客服专员'],
    duties: ['24小时内回复、48小时内解决', '定期回访与满意度调查'],
    grants: [
      branch(
        'customer:read',
        'interaction:write',
        'pii:reveal',
        'pii:search',
        'contract:read',
        'contract:acknowledge-copy',
        'contract:acknowledge-service',
        'order:read',
        'ticket:read',
        'ticket:write',
      ),
    ],
  },
  'service-manager': {
    names: ['Service manager', '客服经理'],
    duties: ['处理升级的工单', '监督服务时效'],
    grants: [
      branch(
        'customer:read',
        'interaction:write',
        'pii:reveal',
        'pii:search',
        'subject:manage',
        'contract:read',
        'contract:acknowledge-copy',
        'contract:acknowledge-service',
        'order:read',
        'ticket:read',
        'ticket:write',
        'ticket:export',
        'scorecard:read',
      ),
    ],
  },
  'branch-finance': {
    names: ['Branch finance officer', '分公司财务'],
    duties: ['确认到款', '开票与应收管理'],
    grants: [branch(...FINANCE, ...EXPORTING_FINANCE)],
  },
  'finance-officer': {
    names: ['Finance officer', '财务专员'],
    duties: ['审核合同、信用、预算与费用', '核算销售业绩'],
    grants: [
      company(
        ...FINANCE,
        ...EXPORTING_FINANCE,
        ...EXPORTING_RESULTS,
        'contract:review',
        'contract:review-finance',
        'credit:decide',
        'credit:decide-finance',
        'budget:decide',
        'budget:decide-finance',
        'month:close',
        'process:read',
      ),
    ],
  },
  cashier: {
    names: ['Cashier', '出纳'],
    duties: ['支付已批准的报销与奖金'],
    grants: [company('claim:read', 'claim:pay', 'scorecard:read', 'payout:read', 'payout:pay')],
  },
  'legal-officer': {
    names: ['Legal officer', '法务专员'],
    duties: ['审核合同', '起草合同范本', '编制或审核制度文件'],
    grants: [
      company(
        'customer:read',
        'contract:read',
        'contract:review',
        'contract:review-legal',
        'training:read',
        'dispute:manage',
        'template:manage',
        'regulation:draft',
        'regulation:review',
        'subject:manage',
      ),
    ],
  },
  auditor: {
    names: ['Auditor', '审计专员'],
    duties: ['核定合同', '审核制度文件'],
    grants: [
      company(...READING, ...EXPORTING_ALL, 'audit:read', 'training:read', 'policy:simulate', 'regulation:review', 'contract:review', 'contract:review-audit'),
    ],
  },
  'office-clerk': {
    names: ['Office clerk', '办公室文员'],
    duties: ['保管并加盖合同章', '编制与分发制度文件'],
    grants: [company('contract:read', 'contract:seal', 'regulation:draft')],
  },
  'product-manager': { names: ['Product manager', '产品经理'], duties: ['维护产品与价目'], grants: [company('product:manage')] },
  'hr-officer': {
    names: ['HR officer', '人事专员'],
    duties: ['人员入职与岗位', '登记培训'],
    grants: [company('org:manage', 'training:read', 'training:manage', 'scorecard:read', ...EXPORTING_RESULTS)],
  },
  'quality-officer': {
    names: ['Quality officer', '质检员'],
    duties: ['调查质量投诉', '评审客户质量要求'],
    grants: [company('ticket:read', ...answering('quality'))],
  },
  'production-planner': {
    names: ['Production planner', '生产计划员'],
    duties: ['按订单排产', '评审客户交期与数量要求'],
    grants: [company('order:read', ...answering('production'))],
  },
  technician: { names: ['Technician', '技术员'], duties: ['技术支持', '评审客户技术要求'], grants: [company('ticket:read', ...answering('production'))] },
  'purchasing-officer': { names: ['Purchasing officer', '采购员'], duties: ['评审客户要求的物料供应'], grants: [company(...answering('purchasing'))] },
  'operations-officer': {
    names: ['Operations officer', '运维专员'],
    duties: ['查看并处理停滞的跨系统流程'],
    grants: [company('process:read', 'process:manage')],
  },
  'marketing-officer': { names: ['Marketing officer', '市场专员'], duties: ['提供线索与市场信息'], grants: [own('lead:read', 'lead:write')] },
};

/** The posts a company starts with (ORG-01..04); data from then on. */
export const STANDARD_POSTS: readonly PostDescription[] = Object.entries(POSTS).map(([key, { names, duties, grants }]) => ({
  key,
  nameEn: names[0],
  nameZh: names[1],
  duties,
  grants: withoutDoubles([...EVERYBODY, ...grants.flat()]),
}));

function withoutDoubles(grants: readonly PostGrant[]): PostGrant[] {
  return [...new Map(grants.map((grant) => [`${grant.permission}|${grant.breadth}`, grant])).values()];
}
