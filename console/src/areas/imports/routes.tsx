import { lazy } from 'react';
import type { Area } from '../area.js';
import { COLLECTIONS } from './collections.js';
import { titles } from './titles.js';

const exporting = COLLECTIONS.map(({ allow }) => allow);
const importing = ['customer:import'];

export const area: Area = {
  key: 'imports',
  order: 120,
  title: titles.title,
  icon: 'imports',
  allow: [...exporting, ...importing],
  pages: [
    { path: '/exports', component: lazy(() => import('./exports-page.js')), allow: exporting },
    { path: '/imports', component: lazy(() => import('./imports-page.js')), allow: importing },
    { path: '/imports/$importId', component: lazy(() => import('./import-page.js')), allow: importing },
  ],
  menu: [
    { key: 'exports', title: titles.exports, to: '/exports', allow: exporting },
    { key: 'import-customers', title: titles.importCustomers, to: '/imports', allow: importing },
  ],
  actions: [
    { key: 'new-export', title: titles.newExport, to: '/exports?do=export', allow: exporting },
    { key: 'import-customers', title: titles.importCustomers, to: '/imports', allow: importing },
  ],
};
