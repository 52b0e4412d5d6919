import { lazy } from 'react';
import type { Area } from '../area.js';
import { COLLECTIONS } from './collections.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'imports',
  order: 120,
  title: titles.title,
  icon: 'imports',
  allow: COLLECTIONS.map(({ allow }) => allow),
  pages: [{ path: '/exports', component: lazy(() => import('./exports-page.js')) }],
  actions: [{ key: 'new-export', title: titles.newExport, to: '/exports?do=export' }],
};
