import { lazy } from 'react';
import type { Area } from '../area.js';
import { texts } from './texts.js';

export const area: Area = {
  key: 'opportunities',
  order: 40,
  title: texts.title,
  icon: 'opportunities',
  allow: ['customer:read'],
  pages: [{ path: '/opportunities', component: lazy(() => import('./opportunities-page.js')) }],
  actions: [{ key: 'new-opportunity', title: texts.newOpportunity, to: '/opportunities?do=open', allow: ['customer:write'] }],
};
