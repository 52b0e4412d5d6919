import { lazy } from 'react';
import type { Area } from '../area.js';
import { texts } from './texts.js';

export const area: Area = {
  key: 'expenses',
  order: 90,
  title: texts.title,
  icon: 'expenses',
  allow: ['claim:read', 'budget:read', 'payout:read'],
  pages: [
    { path: '/expenses', component: lazy(() => import('./claims-page.js')), allow: ['claim:read'] },
    { path: '/expenses/claims/$claimId', component: lazy(() => import('./claim-page.js')), allow: ['claim:read'] },
    { path: '/expenses/budgets', component: lazy(() => import('./budgets-page.js')), allow: ['budget:read'] },
    { path: '/expenses/budgets/$budgetId', component: lazy(() => import('./budget-page.js')), allow: ['budget:read'] },
    { path: '/expenses/supplements', component: lazy(() => import('./supplements-page.js')), allow: ['budget:read'] },
    { path: '/expenses/payouts', component: lazy(() => import('./payouts-page.js')), allow: ['payout:read'] },
  ],
  menu: [
    { key: 'claims', title: texts.claims, to: '/expenses', allow: ['claim:read'] },
    { key: 'budgets', title: texts.budgets, to: '/expenses/budgets', allow: ['budget:read'] },
    { key: 'supplements', title: texts.supplements, to: '/expenses/supplements', allow: ['budget:read'] },
    { key: 'payouts', title: texts.payouts, to: '/expenses/payouts', allow: ['payout:read'] },
  ],
  actions: [
    { key: 'new-claim', title: texts.newClaim, to: '/expenses?do=draft', allow: ['claim:write'] },
    { key: 'new-budget', title: texts.newBudget, to: '/expenses/budgets?do=draft', allow: ['budget:write'] },
    { key: 'request-supplement', title: texts.requestSupplement, to: '/expenses/supplements?do=request', allow: ['budget:write'] },
  ],
};
