import { lazy } from 'react';
import type { Area } from '../area.js';
import { texts } from './texts.js';

export const area: Area = {
  key: 'today',
  order: 0,
  title: texts.title,
  icon: 'today',
  allow: [],
  pages: [{ path: '/', component: lazy(() => import('./today-page.js')) }],
};
