import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'service',
  order: 90,
  title: titles.title,
  icon: 'service',
  allow: ['ticket:read'],
  pages: [
    { path: '/tickets', component: lazy(() => import('./tickets-page.js')) },
    { path: '/return-visits', component: lazy(() => import('./return-visits-page.js')) },
    { path: '/surveys', component: lazy(() => import('./surveys-page.js')) },
    { path: '/service-files', component: lazy(() => import('./service-files-page.js')) },
    { path: '/service-files/$serviceFileId', component: lazy(() => import('./service-file-page.js')) },
    { path: '/service-statistics', component: lazy(() => import('./service-statistics-page.js')) },
  ],
  menu: [
    { key: 'tickets', title: titles.queue, to: '/tickets' },
    { key: 'visits', title: titles.visits, to: '/return-visits' },
    { key: 'surveys', title: titles.surveys, to: '/surveys' },
    { key: 'files', title: titles.files, to: '/service-files' },
    { key: 'statistics', title: titles.statistics, to: '/service-statistics' },
  ],
  actions: [{ key: 'open-ticket', title: titles.openTicket, to: '/tickets?do=open', allow: ['ticket:write'] }],
};
