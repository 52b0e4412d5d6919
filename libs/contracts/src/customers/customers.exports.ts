import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { BRANCH, CHANGED, CUSTOMER, NO, OWNER, RECORD_ID, STATUS } from '../exports/headings.js';
import { customersApi, CustomerView } from './customers.api.js';
import { leadsApi, LeadView } from './leads.api.js';
import { opportunitiesApi, OpportunityView } from './opportunities.api.js';

export const customersExports = exportsOf('customers', [
  collection(leadsApi.findLeads, LeadView, {
    title: ['Leads', '线索'],
    allow: 'lead:export',
    columns: {
      companyName: ['Company', '公司名称'],
      ...STATUS,
      source: ['Source', '来源'],
      creditCode: ['Credit code', '统一社会信用代码'],
      contactName: ['Contact (masked)', '联系人（已脱敏）'],
      contactPhone: ['Phone (masked)', '电话（已脱敏）'],
      contactEmail: ['E-mail (masked)', '邮箱（已脱敏）'],
      need: ['Need', '需求'],
      contactNote: ['Contact note', '联系记录'],
      keyFollowUp: ['Key follow-up', '重点跟进'],
      reason: ['Reason', '原因'],
      ...OWNER,
      ...BRANCH,
      ...CHANGED,
      ...RECORD_ID,
    },
  }),
  collection(customersApi.findCustomers, CustomerView, {
    title: ['Customers', '客户'],
    allow: 'customer:export',
    without: ['phone'],
    columns: {
      ...NO,
      name: ['Name', '名称'],
      ...STATUS,
      tier: ['Tier', '等级'],
      creditCode: ['Credit code', '统一社会信用代码'],
      creditCodeVerified: ['Code verified', '代码已核'],
      industry: ['Industry', '行业'],
      address: ['Address', '地址'],
      needs: ['Needs', '需求'],
      preferences: ['Preferences', '偏好'],
      ...OWNER,
      ...BRANCH,
      ...CHANGED,
      ...RECORD_ID,
    },
  }),
  collection(opportunitiesApi.findOpportunities, OpportunityView, {
    title: ['Opportunities', '商机'],
    allow: 'opportunity:export',
    columns: {
      ...NO,
      title: ['Title', '名称'],
      ...CUSTOMER,
      stage: ['Stage', '阶段'],
      expectedAmount: ['Expected amount', '预计金额'],
      expectedOn: ['Expected on', '预计日期'],
      needs: ['Needs', '需求'],
      intent: ['Intent', '意向'],
      lostReason: ['Why lost', '输单原因'],
      ...BRANCH,
      ...CHANGED,
      ...RECORD_ID,
    },
  }),
]);
