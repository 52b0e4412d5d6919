import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { CHANGED, NO, RECORD_ID, STATUS, UNIT } from '../exports/headings.js';
import { budgetsApi, BudgetView } from './budgets.api.js';
import { claimsApi, ClaimView } from './claims.api.js';

export const expensesExports = exportsOf('expenses', [
  collection(budgetsApi.findBudgets, BudgetView, {
    title: ['Budgets', '预算'],
    allow: 'budget:export',
    columns: {
      ...NO,
      year: ['Year', '年度'],
      ...UNIT,
      ...STATUS,
      total: ['Total', '合计'],
      activatedAt: ['In force since', '生效时间'],
      closedAt: ['Closed at', '关闭时间'],
      updatedAt: ['Changed at', '更新时间'],
      ...RECORD_ID,
    },
  }),
  collection(claimsApi.findClaims, ClaimView, {
    title: ['Claims', '报销'],
    allow: 'claim:export',
    columns: {
      ...NO,
      claimantName: ['Claimant', '报销人'],
      ...UNIT,
      ...STATUS,
      total: ['Total', '合计'],
      submittedAt: ['Submitted at', '提交时间'],
      paidAt: ['Paid at', '付款时间'],
      paymentReference: ['Payment reference', '付款凭证'],
      ...CHANGED,
      ...RECORD_ID,
    },
  }),
]);
