import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Id, Instant, ListOf, OneOf, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export const CONTRACT_TEMPLATE_STATUSES = ['draft', 'endorsed', 'effective', 'superseded'] as const;
export type ContractTemplateStatus = (typeof CONTRACT_TEMPLATE_STATUSES)[number];

/** What a template is of: sales contracts, service contracts (CON-17), cooperation agreements with channel partners (CON-21). */
export const TEMPLATE_KINDS = ['sales', 'service', 'partner'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** What the system can fill in; a template asks for a slot as `{{customerName}}`. */
export const CONTRACT_SLOTS = [
  'contractNo',
  'quoteNo',
  'customerNo',
  'customerName',
  'customerCreditCode',
  'customerAddress',
  'lines',
  'currency',
  'total',
  'net',
  'tax',
  'payment',
  'deliverBy',
  'milestones',
  'validUntil',
  'templateCode',
  'templateVersion',
] as const;
export type ContractSlot = (typeof CONTRACT_SLOTS)[number];

/** Without these a contract is not complete: parties, goods with specification, price, payment, delivery (CON-11). */
export const REQUIRED_SLOTS: readonly ContractSlot[] = ['customerName', 'lines', 'total', 'payment', 'deliverBy'];

const OF_EVERY_AGREEMENT = [
  ...['contractNo', 'customerNo', 'customerName', 'customerCreditCode', 'customerAddress'],
  ...['validFrom', 'validUntil', 'templateCode', 'templateVersion'],
];

/** By kind: what the system can fill in, and what the wording must say to be complete (CON-11, CON-17, CON-21). */
export const SLOTS: Readonly<Record<TemplateKind, { readonly known: readonly string[]; readonly required: readonly string[] }>> = {
  sales: { known: CONTRACT_SLOTS, required: REQUIRED_SLOTS },
  service: {
    known: [...OF_EVERY_AGREEMENT, 'items', 'responseHours', 'resolutionHours', 'payWithinDays', 'currency', 'total', 'net', 'tax'],
    required: ['customerName', 'items', 'responseHours', 'resolutionHours', 'total', 'validFrom', 'validUntil'],
  },
  partner: {
    known: [...OF_EVERY_AGREEMENT, 'regions', 'products', 'exclusivity', 'discount', 'commission', 'settlementDays'],
    required: ['customerName', 'regions', 'products', 'exclusivity', 'discount', 'commission', 'settlementDays', 'validFrom', 'validUntil'],
  },
};

export class ContractTemplateId {
  @Id() readonly templateId!: string;
}

/** What a clause means, in words that a customer understands; no part of the contract (CON-22). */
export class ClauseExplanation {
  @Count({ min: 1, max: 10_000, doc: 'Number of the clause: lines with text, counted from 1' }) readonly clause!: number;
  @Text({ max: 2000, holds: 'reference' }) readonly meaning!: string;
}

export class DraftTemplate {
  @Code({ doc: 'Which template it is a version of, e.g. `sales`' }) readonly code!: string;
  @Text() readonly title!: string;
  @Text({ max: 50_000, doc: 'The wording, with slots such as {{customerName}}; see the slots of the reply', holds: 'reference' }) readonly body!: string;
  @ListOf(() => ClauseExplanation, { optional: true, max: 500 }) readonly explanations?: readonly ClauseExplanation[];
  @OneOf(TEMPLATE_KINDS, { name: 'TemplateKind', optional: true, doc: 'Default `sales`; all versions of a code are of one kind' })
  readonly kind?: TemplateKind;
}

export class FindTemplates extends SearchRequest {
  @AnyOf(CONTRACT_TEMPLATE_STATUSES, { name: 'ContractTemplateStatus' }) readonly status?: ContractTemplateStatus[];
  @Code({ optional: true }) readonly code?: string;
}

export class ContractTemplateView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly code!: string;
  @OneOf(TEMPLATE_KINDS, { name: 'TemplateKind' }) readonly kind!: TemplateKind;
  @Count({ nullable: true, doc: 'Given on approval' }) readonly templateVersion!: number | null;
  @Text() readonly title!: string;
  @Text({ max: 50_000 }) readonly body!: string;
  @ListOf(() => ClauseExplanation, { min: 0, doc: 'By clause, in order' }) readonly explanations!: readonly ClauseExplanation[];
  @Texts({ doc: 'Slots the wording asks for' }) readonly slots!: readonly string[];
  @OneOf(CONTRACT_TEMPLATE_STATUSES, { name: 'ContractTemplateStatus' }) readonly status!: ContractTemplateStatus;
  @Id() readonly draftedBy!: string;
  @Id({ nullable: true, doc: 'Sales vice president who agreed to it (CON-07)' }) readonly endorsedBy!: string | null;
  @Instant({ nullable: true }) readonly endorsedAt!: string | null;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Instant({ nullable: true }) readonly approvedAt!: string | null;
}

export const templateNotFound = defineFault('contract-template.not-found', 'not-found', {
  en: (d: { template: string }) => `There is no contract template ${d.template}.`,
  zh: (d) => `没有合同范本 ${d.template}。`,
});

export const templateSlotUnknown = defineFault('contract-template.slot-unknown', 'invalid', {
  en: (d: { slots: readonly string[]; known: readonly string[] }) => `Nothing can fill ${d.slots.join(', ')}; known slots are ${d.known.join(', ')}.`,
  zh: (d) => `无法填写的栏位：${d.slots.join('、')}；可用栏位：${d.known.join('、')}。`,
});

export const explanationOfNothing = defineFault('contract-template.explanation-of-nothing', 'invalid', {
  en: (d: { clauses: readonly number[]; of: number }) =>
    `The template has ${d.of} clauses, and each is explained once at most; there is no place for the explanation of ${d.clauses.join(', ')}.`,
  zh: (d) => `范本共 ${d.of} 条，每条至多一条说明；第 ${d.clauses.join('、')} 条的说明无处可放。`,
});

export const templateIncomplete = defineFault(
  'contract-template.incomplete',
  'refused',
  {
    en: (d: { missing: readonly string[] }) =>
      `A contract names both parties and everything that is agreed, such as goods, price, payment and delivery; the template has no slot for ${d.missing.join(', ')}. Add them and draft it again.`,
    zh: (d) => `合同须写明双方及全部约定（如货物、价格、付款与交付）；范本缺少栏位：${d.missing.join('、')}。请补充后重新起草。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.draftTemplate', whoMay: 'template:manage' }] },
);

export const templateOfAnotherKind = defineFault('contract-template.of-another-kind', 'conflict', {
  en: (d: { code: string; kind: TemplateKind }) => `Template "${d.code}" is of ${d.kind} contracts; give a template of another kind a code of its own.`,
  zh: (d) => `范本“${d.code}”的类别为“${d.kind}”，其他类别的范本请另用编号。`,
});

export const ownTemplate = defineFault(
  'contract-template.own-draft',
  'refused',
  {
    en: () => 'Nobody puts a contract template into force that they drafted; another person must approve it.',
    zh: () => '起草人不得批准自己起草的合同范本，须由其他人员批准。',
  },
  { requirement: 'CON-06', clause: '003-T §10.5', waysForward: [{ operation: 'contracts.approveTemplate', whoMay: 'template:approve' }] },
);

export const templateNotEndorsed = defineFault(
  'contract-template.not-endorsed',
  'refused',
  {
    en: (d: { code: string }) =>
      `The new version of template "${d.code}" has not been agreed to by the sales vice president; head office puts it into force after that. Have it endorsed first.`,
    zh: (d) => `范本“${d.code}”的新版本尚未经销售副总审核；须先经销售副总审核，再由总公司批准生效。`,
  },
  { requirement: 'CON-07', clause: '003-T §10.5', waysForward: [{ operation: 'contracts.endorseTemplate', whoMay: 'template:endorse' }] },
);

export const templateEndorsedByYou = defineFault(
  'contract-template.endorsed-by-you',
  'refused',
  {
    en: () =>
      'Sales vice president and head office must both agree to a template: whoever endorsed it does not put it into force. Somebody else at head office must.',
    zh: () => '范本须经销售副总和总公司两方批准：审核人不得再批准生效，须由总公司其他人员批准。',
  },
  { requirement: 'CON-07', clause: '003-T §10.5', waysForward: [{ operation: 'contracts.approveTemplate', whoMay: 'template:approve' }] },
);

/** Required ones in bold. */
const slotsOf = (kind: TemplateKind): string => {
  const { known, required } = SLOTS[kind];
  return [...required.map((slot) => `**${slot}**`), ...known.filter((slot) => !required.includes(slot))].join(', ');
};

export const contractTemplatesApi = defineApi('contracts', {
  draftTemplate: operation({
    http: 'POST /contract-templates',
    allow: 'template:manage',
    summary: 'Draft a version of a contract template',
    description: `CON-11. Slots that the system fills, required ones in bold. ${TEMPLATE_KINDS.map((kind) => `${kind}: ${slotsOf(kind)}`).join('. ')}.`,
    body: DraftTemplate,
    reply: ContractTemplateView,
    faults: [templateOfAnotherKind, templateSlotUnknown, templateIncomplete, explanationOfNothing],
  }),
  endorseTemplate: operation({
    http: 'POST /contract-templates/:templateId/endorse',
    allow: 'template:endorse',
    summary: 'Agree to a new version of a template as sales vice president',
    description: 'CON-07: head office puts it into force after that.',
    params: ContractTemplateId,
    reply: ContractTemplateView,
    faults: [templateNotFound, ownTemplate],
  }),
  approveTemplate: operation({
    http: 'POST /contract-templates/:templateId/approve',
    allow: 'template:approve',
    summary: 'Put a template into force for head office; it supersedes the version before',
    params: ContractTemplateId,
    reply: ContractTemplateView,
    faults: [templateNotFound, ownTemplate, templateNotEndorsed, templateEndorsedByYou],
  }),
  getTemplate: operation({
    http: 'GET /contract-templates/:templateId',
    allow: 'product:read',
    summary: 'One contract template',
    params: ContractTemplateId,
    reply: ContractTemplateView,
    faults: [templateNotFound],
  }),
  findTemplates: operation({
    http: 'GET /contract-templates',
    allow: 'product:read',
    summary: 'Contract templates, newest first',
    query: FindTemplates,
    reply: page(ContractTemplateView),
  }),
});
