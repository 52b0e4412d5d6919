import { lazy } from 'react';
import type { Area } from '../area.js';
import { COLLECTIONS } from './collections.js';
import { texts } from './texts.js';

export const area: Area = {
  key: 'imports',
  order: 120,
  title: texts.title,
  icon: 'imports',
  allow: COLLECTIONS.map(({ allow }) => allow),
  pages: [{ path: '/exports', component: lazy(() => import('./exports-page.js')) }],
  actions: [{ key: 'new-export', title: texts.newExport, to: '/exports?do=export' }],
};
