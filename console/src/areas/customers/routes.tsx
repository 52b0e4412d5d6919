import { lazy } from 'react';
import type { Area } from '../area.js';
import { menuTexts } from './menu-texts.js';

export const area: Area = {
  key: 'customers',
  order: 30,
  title: menuTexts.title,
  icon: 'customers',
  allow: ['customer:read', 'lead:read'],
  pages: [
    { path: '/customers', component: lazy(() => import('./customers-page.js')), allow: ['customer:read'] },
    { path: '/customers/$customerId', component: lazy(() => import('./customer-page.js')), allow: ['customer:read'] },
    { path: '/leads', component: lazy(() => import('./leads-page.js')), allow: ['lead:read'] },
    { path: '/leads/$leadId', component: lazy(() => import('./lead-page.js')), allow: ['lead:read'] },
  ],
  menu: [
    { key: 'customers', title: menuTexts.title, to: '/customers', allow: ['customer:read'] },
    { key: 'leads', title: menuTexts.leads, to: '/leads', allow: ['lead:read'] },
  ],
  actions: [
    { key: 'new-lead', title: menuTexts.newLead, to: '/leads?do=capture', allow: ['lead:write'] },
    { key: 'new-customer', title: menuTexts.newCustomer, to: '/customers?do=create', allow: ['customer:write'] },
  ],
};
