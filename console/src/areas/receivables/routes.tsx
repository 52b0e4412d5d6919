import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'receivables',
  order: 80,
  title: titles.title,
  icon: 'receivables',
  allow: ['receivable:read', 'receipt:confirm'],
  pages: [
    { path: '/receivables', component: lazy(() => import('./receivables-page.js')), allow: ['receivable:read'] },
    { path: '/receivables/customers/$customerId', component: lazy(() => import('./statement-page.js')), allow: ['receivable:read'] },
    { path: '/receipts', component: lazy(() => import('./receipts-page.js')), allow: ['order:read'] },
    { path: '/receipts/$receiptId', component: lazy(() => import('./receipt-page.js')), allow: ['order:read'] },
  ],
  menu: [
    { key: 'receivables', title: titles.title, to: '/receivables', allow: ['receivable:read'] },
    { key: 'receipts', title: titles.receipts, to: '/receipts', allow: ['order:read'] },
  ],
  actions: [
    { key: 'confirm-receipts', title: titles.toConfirm, to: '/receipts?show=reported', allow: ['receipt:confirm'] },
    { key: 'allocate-receipts', title: titles.toAllocate, to: '/receipts?show=confirmed', allow: ['receipt:confirm'] },
  ],
};
