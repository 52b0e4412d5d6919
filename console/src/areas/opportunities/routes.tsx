import { lazy } from 'react';
import type { Area } from '../area.js';
import { menuTexts } from './menu-texts.js';

export const area: Area = {
  key: 'opportunities',
  order: 40,
  title: menuTexts.title,
  icon: 'opportunities',
  allow: ['customer:read'],
  pages: [{ path: '/opportunities', component: lazy(() => import('./opportunities-page.js')) }],
  actions: [{ key: 'new-opportunity', title: menuTexts.newOpportunity, to: '/opportunities?do=open', allow: ['customer:write'] }],
};
