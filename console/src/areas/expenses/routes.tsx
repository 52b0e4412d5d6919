import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'expenses',
  order: 90,
  title: titles.title,
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
    { key: 'claims', title: titles.claims, to: '/expenses', allow: ['claim:read'] },
    { key: 'budgets', title: titles.budgets, to: '/expenses/budgets', allow: ['budget:read'] },
    { key: 'supplements', title: titles.supplements, to: '/expenses/supplements', allow: ['budget:read'] },
    { key: 'payouts', title: titles.payouts, to: '/expenses/payouts', allow: ['payout:read'] },
  ],
  actions: [
    { key: 'new-claim', title: titles.newClaim, to: '/expenses?do=draft', allow: ['claim:write'] },
    { key: 'new-budget', title: titles.newBudget, to: '/expenses/budgets?do=draft', allow: ['budget:write'] },
    { key: 'request-supplement', title: titles.requestSupplement, to: '/expenses/supplements?do=request', allow: ['budget:write'] },
  ],
};
