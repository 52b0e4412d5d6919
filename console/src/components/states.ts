import type { Text } from '../i18n/index.js';

/** How a state looks: nothing to do, under way, good, needs an eye, bad. */
export type Tone = 'idle' | 'busy' | 'good' | 'warn' | 'bad';
export interface State extends Text {
  readonly tone: Tone;
}
type States = Readonly<Record<string, State>>;

const state =
  (tone: Tone) =>
  (words: Text): State => ({ ...words, tone });
const idle = state('idle');
const busy = state('busy');
const good = state('good');
const warn = state('warn');
const bad = state('bad');

const draft = idle({ zh: '草稿', en: 'Draft' });
const inReview = busy({ zh: '会审中', en: 'In review' });
const inApproval = busy({ zh: '审批中', en: 'In approval' });
const approved = good({ zh: '已批准', en: 'Approved' });
const returned = warn({ zh: '已退回', en: 'Returned' });
const rejected = bad({ zh: '已驳回', en: 'Rejected' });
const withdrawn = idle({ zh: '已撤回', en: 'Withdrawn' });
const superseded = idle({ zh: '已被替代', en: 'Superseded' });
const effective = good({ zh: '生效中', en: 'In effect' });
const voided = idle({ zh: '已作废', en: 'Void' });
const closed = idle({ zh: '已关闭', en: 'Closed' });
const running = busy({ zh: '进行中', en: 'Running' });
const failed = bad({ zh: '失败', en: 'Failed' });
const done = good({ zh: '已完成', en: 'Done' });
const locked = good({ zh: '已锁定', en: 'Locked' });
const published = busy({ zh: '已公布', en: 'Published' });
const expired = warn({ zh: '已过期', en: 'Expired' });
const active = good({ zh: '有效', en: 'Active' });
const issuedSlip = busy({ zh: '待签收', en: 'To be acknowledged' });
const acknowledged = good({ zh: '已签收', en: 'Acknowledged' });

/** The words of every state there is, by kind of record, in the order of its life. */
export const STATES: Readonly<Record<string, States>> = {
  customer: {
    prospect: busy({ zh: '潜在', en: 'Prospect' }),
    active: good({ zh: '合作中', en: 'Active' }),
    dormant: warn({ zh: '休眠', en: 'Dormant' }),
    blocked: bad({ zh: '停止合作', en: 'Blocked' }),
    merged: idle({ zh: '已合并', en: 'Merged' }),
  },
  lead: {
    new: busy({ zh: '新', en: 'New' }),
    contacted: busy({ zh: '已联系', en: 'Contacted' }),
    qualified: good({ zh: '合格', en: 'Qualified' }),
    converted: good({ zh: '已转客户', en: 'Converted' }),
    disqualified: bad({ zh: '不合格', en: 'Disqualified' }),
    recycled: warn({ zh: '重新跟进', en: 'Recycled' }),
  },
  opportunity: {
    research: busy({ zh: '市场调研', en: 'Research' }),
    contact: busy({ zh: '初步接触', en: 'First contact' }),
    needs: busy({ zh: '需求分析', en: 'Needs' }),
    proposal: busy({ zh: '方案报价', en: 'Proposal' }),
    negotiation: busy({ zh: '商务谈判', en: 'Negotiation' }),
    won: good({ zh: '赢单', en: 'Won' }),
    lost: bad({ zh: '输单', en: 'Lost' }),
  },
  quote: {
    draft,
    issued: busy({ zh: '已报出', en: 'Issued' }),
    accepted: good({ zh: '客户已接受', en: 'Accepted' }),
    declined: bad({ zh: '客户已拒绝', en: 'Declined' }),
    expired,
    superseded,
  },
  proposal: {
    draft,
    presented: busy({ zh: '已讲解', en: 'Presented' }),
    accepted: good({ zh: '客户已接受', en: 'Accepted' }),
    dropped: idle({ zh: '已放弃', en: 'Dropped' }),
  },
  contract: {
    draft,
    'in-review': inReview,
    approved: good({ zh: '会审通过', en: 'Approved' }),
    signed: good({ zh: '已签订', en: 'Signed' }),
    effective,
    fulfilled: good({ zh: '已履行完毕', en: 'Fulfilled' }),
    expired: warn({ zh: '已到期', en: 'Expired' }),
    terminated: bad({ zh: '已终止', en: 'Terminated' }),
  },
  agreement: {
    draft,
    'in-review': inReview,
    approved: good({ zh: '会审通过', en: 'Approved' }),
    signed: good({ zh: '已签订', en: 'Signed' }),
    effective,
    ending: warn({ zh: '即将终止', en: 'Ending' }),
    expired: warn({ zh: '已到期', en: 'Expired' }),
    terminated: bad({ zh: '已终止', en: 'Terminated' }),
    void: voided,
  },
  amendment: {
    draft,
    'in-review': inReview,
    approved: good({ zh: '会审通过', en: 'Approved' }),
    signed: good({ zh: '已签订', en: 'Signed' }),
    sealed: good({ zh: '已盖章', en: 'Sealed' }),
    effective: good({ zh: '已生效', en: 'In effect' }),
    void: voided,
  },
  termination: {
    'in-review': inReview,
    returned,
    approved: good({ zh: '会审通过', en: 'Approved' }),
    ending: warn({ zh: '待终止', en: 'Ending' }),
    'in-effect': bad({ zh: '已终止', en: 'In effect' }),
    void: voided,
  },
  copy: { issued: issuedSlip, acknowledged },
  dispute: { open: warn({ zh: '处理中', en: 'Open' }), closed },
  template: { draft, endorsed: busy({ zh: '已审核', en: 'Endorsed' }), effective, superseded },
  'price-list': { draft, effective, superseded },
  'price-exception': { 'in-review': inApproval, returned, approved, withdrawn, expired },
  'requirement-review': { 'in-review': busy({ zh: '评审中', en: 'In review' }), agreed: good({ zh: '可满足', en: 'Agreed' }), returned, withdrawn },
  product: { active: good({ zh: '在售', en: 'On sale' }), discontinued: idle({ zh: '停售', en: 'Discontinued' }) },
  credit: {
    unrated: idle({ zh: '未评定', en: 'Unrated' }),
    'in-review': inApproval,
    rated: good({ zh: '已授信', en: 'Rated' }),
    limited: warn({ zh: '担保授信', en: 'Limited' }),
    hold: bad({ zh: '已冻结', en: 'On hold' }),
  },
  risk: { low: good({ zh: '低', en: 'Low' }), medium: warn({ zh: '中', en: 'Medium' }), high: bad({ zh: '高', en: 'High' }) },
  order: {
    draft: idle({ zh: '待查库存', en: 'Stock to be checked' }),
    'stock-checked': busy({ zh: '已查库存', en: 'Stock checked' }),
    'customer-confirmed': busy({ zh: '客户已认可', en: 'Customer agreed' }),
    confirmed: busy({ zh: '已确认', en: 'Confirmed' }),
    'awaiting-payment': warn({ zh: '待到款', en: 'Awaiting payment' }),
    'credit-hold': bad({ zh: '信用冻结', en: 'Credit hold' }),
    released: busy({ zh: '已放行', en: 'Released' }),
    'partly-shipped': busy({ zh: '部分发货', en: 'Partly shipped' }),
    shipped: busy({ zh: '已发货', en: 'Shipped' }),
    delivered: good({ zh: '已交付', en: 'Delivered' }),
    closed: good({ zh: '已关闭', en: 'Closed' }),
    cancelled: idle({ zh: '已取消', en: 'Cancelled' }),
  },
  shipment: {
    planned: idle({ zh: '待发', en: 'Planned' }),
    dispatched: busy({ zh: '在途', en: 'On its way' }),
    exception: bad({ zh: '异常', en: 'Exception' }),
    delivered: good({ zh: '已签收', en: 'Delivered' }),
    cancelled: voided,
  },
  invoice: { requested: busy({ zh: '待开', en: 'Requested' }), issued: good({ zh: '已开', en: 'Issued' }) },
  receipt: {
    reported: busy({ zh: '待财务确认', en: 'To be confirmed' }),
    confirmed: warn({ zh: '已确认待分配', en: 'To be allocated' }),
    allocated: good({ zh: '已分配', en: 'Allocated' }),
    rejected,
  },
  receivable: {
    open: idle({ zh: '未到期', en: 'Open' }),
    'part-paid': busy({ zh: '部分收款', en: 'Part paid' }),
    overdue: bad({ zh: '逾期', en: 'Overdue' }),
    paid: good({ zh: '已收清', en: 'Paid' }),
  },
  ticket: {
    new: warn({ zh: '待回复', en: 'New' }),
    acknowledged: busy({ zh: '已回复', en: 'Acknowledged' }),
    'in-progress': busy({ zh: '处理中', en: 'In progress' }),
    'waiting-customer': idle({ zh: '等待客户', en: 'Waiting for customer' }),
    proposed: busy({ zh: '已提方案', en: 'Proposed' }),
    'customer-agreed': busy({ zh: '客户已同意', en: 'Customer agreed' }),
    resolved: good({ zh: '已解决', en: 'Resolved' }),
    'follow-up': busy({ zh: '待关闭', en: 'Follow-up' }),
    closed,
    reopened: warn({ zh: '重新打开', en: 'Reopened' }),
  },
  'return-visit': {
    due: busy({ zh: '待回访', en: 'Due' }),
    done: good({ zh: '已回访', en: 'Done' }),
    missed: bad({ zh: '已逾期', en: 'Missed' }),
  },
  survey: {
    sent: busy({ zh: '已发出', en: 'Sent' }),
    answered: good({ zh: '已答复', en: 'Answered' }),
    scored: good({ zh: '已计分', en: 'Scored' }),
  },
  budget: { draft, 'in-review': inApproval, active: good({ zh: '执行中', en: 'Active' }), closed },
  claim: { draft, 'in-review': inApproval, approved: good({ zh: '待付款', en: 'To be paid' }), paid: good({ zh: '已付款', en: 'Paid' }), rejected, withdrawn },
  supplement: { 'in-review': inApproval, approved, returned, withdrawn },
  payout: {
    requested: busy({ zh: '待发放', en: 'Requested' }),
    paid: good({ zh: '已发放', en: 'Paid' }),
    refused: bad({ zh: '已退回', en: 'Refused' }),
    cancelled: idle({ zh: '已取消', en: 'Cancelled' }),
  },
  target: { draft, issued: issuedSlip, acknowledged },
  scorecard: {
    calculated: idle({ zh: '已计算', en: 'Calculated' }),
    published,
    disputed: warn({ zh: '有异议', en: 'Disputed' }),
    locked,
  },
  month: { open: idle({ zh: '未结', en: 'Open' }), calculated: busy({ zh: '已计算', en: 'Calculated' }), published, locked },
  bonus: {
    computed: idle({ zh: '待批准', en: 'To be approved' }),
    approved,
    paying: busy({ zh: '发放中', en: 'Paying' }),
    paid: good({ zh: '已发放', en: 'Paid' }),
  },
  policy: { proposed: busy({ zh: '待批准', en: 'Proposed' }), approved, rejected },
  regulation: {
    draft,
    submitted: busy({ zh: '待审核', en: 'Submitted' }),
    reviewed: busy({ zh: '待批准', en: 'Reviewed' }),
    approved,
    effective,
    superseded,
  },
  simulation: { running, done, failed },
  'dead-letter': {
    dead: bad({ zh: '已停止', en: 'Dead' }),
    held: warn({ zh: '等待前序', en: 'Held' }),
    replaying: busy({ zh: '重放中', en: 'Replaying' }),
  },
  process: {
    running,
    compensating: warn({ zh: '撤回中', en: 'Compensating' }),
    stuck: bad({ zh: '停滞', en: 'Stuck' }),
    done,
    compensated: idle({ zh: '已撤回', en: 'Compensated' }),
  },
  'partner-app': { active, suspended: warn({ zh: '已停用', en: 'Suspended' }), ended: idle({ zh: '已终止', en: 'Ended' }) },
  export: {
    requested: busy({ zh: '排队中', en: 'Requested' }),
    running,
    ready: good({ zh: '可下载', en: 'Ready' }),
    failed,
    cancelled: idle({ zh: '已取消', en: 'Cancelled' }),
    expired,
  },
  import: {
    uploaded: busy({ zh: '检查中', en: 'Being checked' }),
    checked: warn({ zh: '待确认', en: 'To be confirmed' }),
    running: busy({ zh: '导入中', en: 'Being taken in' }),
    done,
    cancelled: idle({ zh: '已取消', en: 'Cancelled' }),
    failed,
  },
  'import-row': {
    ready: good({ zh: '可导入', en: 'Right' }),
    wrong: bad({ zh: '有误', en: 'Wrong' }),
    done: good({ zh: '已导入', en: 'Taken in' }),
    refused: bad({ zh: '未通过', en: 'Refused' }),
  },
  person: { active: good({ zh: '在岗', en: 'Active' }), disabled: idle({ zh: '已停用', en: 'Disabled' }) },
  unit: { open: good({ zh: '运营中', en: 'Open' }), closed },
  delegation: {
    scheduled: busy({ zh: '未开始', en: 'Scheduled' }),
    active: good({ zh: '代理中', en: 'Active' }),
    ended: idle({ zh: '已结束', en: 'Ended' }),
    revoked: idle({ zh: '已撤销', en: 'Revoked' }),
  },
  'subject-request': {
    received: warn({ zh: '已收到', en: 'Received' }),
    'in-progress': busy({ zh: '处理中', en: 'In progress' }),
    done,
    refused: bad({ zh: '已拒绝', en: 'Refused' }),
  },
  'review-step': {
    pending: idle({ zh: '未到', en: 'Later' }),
    waiting: busy({ zh: '待处理', en: 'Waiting' }),
    'not-needed': idle({ zh: '无需', en: 'Not needed' }),
    approved: good({ zh: '同意', en: 'Agreed' }),
    returned,
    rejected,
  },
  review: { open: inApproval, approved: good({ zh: '已通过', en: 'Approved' }), returned, rejected, withdrawn },
};
