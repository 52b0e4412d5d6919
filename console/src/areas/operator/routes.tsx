import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'operator',
  order: 130,
  title: titles.title,
  icon: 'operator',
  allow: ['operations:read', 'process:read', 'audit:read', 'partner:manage'],
  pages: [
    { path: '/operator', component: lazy(() => import('./status-page.js')), allow: ['operations:read'] },
    { path: '/operator/dead-letters', component: lazy(() => import('./dead-letters-page.js')), allow: ['operations:read'] },
    { path: '/operator/parked', component: lazy(() => import('./parked-page.js')), allow: ['operations:read'] },
    { path: '/operator/jobs', component: lazy(() => import('./jobs-page.js')), allow: ['operations:read'] },
    { path: '/operator/processes', component: lazy(() => import('./processes-page.js')), allow: ['process:read'] },
    { path: '/operator/audit', component: lazy(() => import('./audit-page.js')), allow: ['audit:read'] },
    { path: '/operator/partners', component: lazy(() => import('./partners-page.js')), allow: ['partner:manage'] },
    { path: '/operator/partners/$partnerAppId', component: lazy(() => import('./partner-page.js')), allow: ['partner:manage'] },
  ],
  menu: [
    { key: 'status', title: titles.status, to: '/operator', allow: ['operations:read'] },
    { key: 'dead-letters', title: titles.deadLetters, to: '/operator/dead-letters', allow: ['operations:read'] },
    { key: 'parked', title: titles.parked, to: '/operator/parked', allow: ['operations:read'] },
    { key: 'jobs', title: titles.jobs, to: '/operator/jobs', allow: ['operations:read'] },
    { key: 'processes', title: titles.processes, to: '/operator/processes', allow: ['process:read'] },
    { key: 'audit', title: titles.audit, to: '/operator/audit', allow: ['audit:read'] },
    { key: 'partners', title: titles.partners, to: '/operator/partners', allow: ['partner:manage'] },
  ],
};
