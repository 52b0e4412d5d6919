import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'orders',
  order: 70,
  title: titles.title,
  icon: 'orders',
  allow: ['order:read', 'stock:manage'],
  pages: [
    { path: '/orders', component: lazy(() => import('./orders-page.js')), allow: ['order:read'] },
    { path: '/orders/$orderId', component: lazy(() => import('./order-page.js')), allow: ['order:read'] },
    { path: '/shipments', component: lazy(() => import('./shipments-page.js')), allow: ['order:read'] },
    { path: '/invoices', component: lazy(() => import('./invoices-page.js')), allow: ['order:read'] },
    { path: '/stock', component: lazy(() => import('./stock-page.js')), allow: ['stock:read'] },
    { path: '/sales-ledger', component: lazy(() => import('./sales-ledger-page.js')), allow: ['order:read'] },
  ],
  menu: [
    { key: 'orders', title: titles.title, to: '/orders', allow: ['order:read'] },
    { key: 'shipments', title: titles.shipments, to: '/shipments', allow: ['order:read'] },
    { key: 'invoices', title: titles.invoices, to: '/invoices', allow: ['order:read'] },
    { key: 'stock', title: titles.stock, to: '/stock', allow: ['stock:read'] },
    { key: 'ledger', title: titles.ledger, to: '/sales-ledger', allow: ['order:read'] },
  ],
  actions: [
    { key: 'record-stock', title: titles.recordStock, to: '/stock?do=record', allow: ['stock:manage'] },
    { key: 'issue-invoices', title: titles.issue, to: '/invoices?status=requested', allow: ['invoice:issue'] },
  ],
};
