import type {
  BonusPolicy,
  ContractLawTrainingPolicy,
  ContractRenewalPolicy,
  ContractCopyPolicy,
  CreditPolicy,
  ExpensePolicy,
  KpiPolicy,
  LeadScreeningPolicy,
  PartnerTermsPolicy,
  PaymentPolicy,
  PriceLimitsPolicy,
  QuotePolicy,
  RequirementNeedPolicy,
  ReturnVisitPolicy,
  ReviewPolicy,
  RiskBandsPolicy,
  SignInPolicy,
  SlaPolicy,
  TierCarePolicy,
  TiersPolicy,
} from './kinds.js';

interface Example<V extends object = object> {
  readonly key: string;
  readonly value: V;
  readonly reason: string;
}

const example = <V extends object>(key: string, value: V, reason: string): Example<V> => ({ key, value, reason: `示例 Example: ${reason}` });

/**
 * The policy set that ships: the customer's figures where the documents give them, marked examples where they do not
 * (requirements.md, decisions 1–10). It is proposed and approved like any other.
 */
export const EXAMPLE_POLICIES: readonly Example[] = [
  example<ReviewPolicy>(
    'contract-review',
    {
      steps: [
        { step: 'sales', round: 1, permission: 'contract:review-sales' },
        { step: 'legal', round: 2, permission: 'contract:review-legal' },
        { step: 'finance', round: 2, permission: 'contract:review-finance' },
        { step: 'audit', round: 3, permission: 'contract:review-audit' },
      ],
    },
    '000 §2.3.1, §2.4.1; 003-T §10.2 销售经理核实，法务、财务并行，审计核定',
  ),
  example<ReviewPolicy>(
    'deviation-review',
    {
      steps: [
        { step: 'sales-vp', round: 1, permission: 'contract:review-deviation-vp' },
        { step: 'head-office', round: 2, permission: 'contract:review-deviation-head-office' },
      ],
    },
    '003-T §10.5 销售副总及总公司审核批准',
  ),
  example<ReviewPolicy>(
    'termination-review',
    {
      steps: [
        { step: 'sales', round: 1, permission: 'contract:review-sales' },
        { step: 'legal', round: 2, permission: 'contract:review-legal' },
        { step: 'finance', round: 2, permission: 'contract:review-finance' },
        { step: 'audit', round: 3, permission: 'contract:review-audit' },
      ],
    },
    '000 §2.3.1, §2.4.1, §3.4.2 解除与签订同样审核',
  ),
  example<ReviewPolicy>(
    'claim-review',
    {
      steps: [
        { step: 'department', round: 1, permission: 'claim:decide-department' },
        { step: 'finance', round: 2, permission: 'claim:decide-finance' },
        { step: 'leader', round: 3, permission: 'claim:decide-leader', fromAmount: '2000.00' },
      ],
    },
    '000 §5.2 部门、财务、公司领导；金额界限为示例',
  ),
  example<ReviewPolicy>(
    'budget-review',
    {
      steps: [
        { step: 'finance', round: 1, permission: 'budget:decide-finance' },
        { step: 'leader', round: 2, permission: 'budget:decide-leader' },
      ],
    },
    '000 §5.1.3; 004 §5.1.2',
  ),
  example<ReviewPolicy>(
    'credit-review',
    {
      steps: [
        { step: 'sales', round: 1, permission: 'credit:decide-sales' },
        { step: 'finance', round: 2, permission: 'credit:decide-finance' },
      ],
    },
    '000 §7.3.2',
  ),
  example<ReviewPolicy>(
    'price-exception-review',
    {
      steps: [
        { step: 'department', round: 1, permission: 'price-exception:decide-department' },
        { step: 'branch', round: 2, permission: 'price-exception:decide-branch', when: 'discount > 0.1 || amount >= 10000' },
      ],
    },
    '003-T §5.3 部门负责人与当事人承担损失；让利超过一成或总额较大的另须分公司总经理同意，界限为示例',
  ),
  example<ReviewPolicy>(
    'lot-price-review',
    {
      steps: [
        { step: 'branch', round: 1, permission: 'price-exception:decide-branch' },
        { step: 'sales-vp', round: 1, permission: 'price-exception:decide-sales-vp' },
      ],
    },
    '003-T §10.8 处理产品包销：分公司总经理、销售副总批准',
  ),
  example<ContractCopyPolicy>('contract-copy', { acknowledgeHours: 48, escalateHours: 48 }, '000 §3.4.3 合同副本签收；时限为示例'),
  example<PriceLimitsPolicy>(
    'price-limits',
    {
      limits: [
        { kind: 'discount', lowestShare: '0.7', longestDays: 90 },
        { kind: 'damaged-lot', lowestShare: '0.2', longestDays: 90 },
        { kind: 'exclusive-lot', lowestShare: '0.3', longestDays: 180 },
      ],
    },
    '003-T §5.3、§10.8 价格下限与期限；界限为示例',
  ),
  example<ReviewPolicy>(
    'requirement-review',
    {
      steps: [
        { step: 'production', round: 1, permission: 'requirement:review-production' },
        { step: 'quality', round: 1, permission: 'requirement:review-quality' },
        { step: 'purchasing', round: 1, permission: 'requirement:review-purchasing' },
      ],
    },
    '003-T §10.1；003-M §4.1.1 生产技术、质检、采购并行评审',
  ),
  example<RequirementNeedPolicy>(
    'requirement-need',
    { specialRequirements: true, quantities: [{ unit: '吨', from: '100000' }] },
    '003-T §10.1 有特殊要求或数量很大的合同先评审；数量为示例',
  ),
  example<ContractLawTrainingPolicy>('contract-law-training', { validDays: 730, without: 'report' }, '000 §7.3.3 合同法律培训；有效期为示例，示例只报告'),
  example<PartnerTermsPolicy>(
    'partner-terms',
    { highestDiscount: '0.3', highestCommission: '0.1', longestSettlementDays: 60, longestDays: 1096 },
    '004 §2.4.2 渠道合作协议的条件；界限为示例',
  ),
  example<TiersPolicy>(
    'customer-tiers',
    {
      tiers: [
        { code: 'potential', name: '潜在客户' },
        { code: 'ordinary', name: '普通客户' },
        { code: 'key', name: '重点客户' },
        { code: 'large', name: '大客户' },
      ],
      initial: 'potential',
    },
    '001 §3.4',
  ),
  example<RiskBandsPolicy>(
    'risk-bands',
    {
      bands: [
        { fromDays: 0, level: 'low', response: 'as-agreed' },
        { fromDays: 31, level: 'medium', response: 'prepay-only' },
        { fromDays: 91, level: 'high', response: 'no-orders' },
      ],
    },
    '000 §7.1.3、§7.2.2 逾期付款计入客户风险，分高、中、低；天数为示例',
  ),
  example<TierCarePolicy>(
    'tier-care',
    {
      tiers: [
        { tier: 'potential', contactEveryDays: 30, strategy: '每月联系一次，了解需求' },
        { tier: 'ordinary', contactEveryDays: 60, strategy: '每两个月回访一次' },
        { tier: 'key', contactEveryDays: 30, strategy: '每月拜访，跟踪满意度' },
        { tier: 'large', contactEveryDays: 14, strategy: '每两周拜访，专人维护' },
      ],
    },
    '001 §3.4; 000 §6.4.2; 004 §4.2.2 拜访频次、维护策略；天数为示例',
  ),
  example<LeadScreeningPolicy>('lead-screening', { mark: 9, keyFrom: 12 }, '000 §3.1.2; 004 §3.2.1 潜力、匹配、信用各 1–5 分；分数线为示例'),
  example<CreditPolicy>('credit', { highestLimit: '5000000.00', longestTermDays: 90, guaranteeFrom: '500000.00' }, '000 §7.3.2 担保、缩短付款期限'),
  example<QuotePolicy>('quote', { validDays: 30 }, '报价有效期'),
  example<ContractRenewalPolicy>('contract-renewal', { remindDays: 30 }, '003-T §10.9 合同到期前提醒；天数为示例'),
  example<PaymentPolicy>('payment', { prepaidShare: '1', dueDays: 30 }, '003-T §6.2 先款后货'),
  example<SlaPolicy>(
    'sla',
    { acknowledgeHours: '24', resolveHours: '48', warnAt: '0.8', clock: 'calendar' },
    '003-D §4.2 24小时回复、48小时解决，按自然时间计',
  ),
  example<ReturnVisitPolicy>('return-visit', { dueDays: 7 }, '000 §3.6.3 定期回访'),
  example<ExpensePolicy>(
    'expense-categories',
    {
      categories: [
        { code: 'promotion', name: '促销推广' },
        { code: 'travel', name: '差旅' },
        { code: 'entertainment', name: '业务招待' },
        { code: 'pay', name: '薪酬福利' },
        { code: 'research', name: '市场调研' },
        { code: 'advertising', name: '广告宣传' },
        { code: 'channel', name: '渠道建设' },
      ],
    },
    '000 §5.1.1; 004 §5.1.1',
  ),
  example<KpiPolicy>(
    'kpi',
    {
      salesBasis: 'received',
      kpis: [
        { code: 'sales-amount', weight: '0.4' },
        { code: 'sales-profit', weight: '0.2', full: '50000' },
        { code: 'growth-rate', weight: '0.1', full: '0.1' },
        { code: 'new-customers', weight: '0.15', full: '2' },
        { code: 'satisfaction', weight: '0.15', full: '90' },
      ],
      cap: '1.5',
    },
    '000 §4.1 五项指标；权重为示例',
  ),
  example<BonusPolicy>(
    'bonus',
    {
      tiers: [
        { from: '0', rate: '0.005' },
        { from: '0.8', rate: '0.01' },
        { from: '1', rate: '0.015' },
      ],
      scoreBonus: '2000.00',
      lowestScore: '0.6',
    },
    '000 §4.3.1; 001 §3.6 提成与绩效奖金；比例为示例',
  ),
  example<SignInPolicy>('sign-in', { mfaPosts: [] }, '示例不要求第二重验证；正式使用时建议列入系统管理员、财务与总部领导岗位'),
];
