import { lazy } from 'react';
import { searchOf } from '../../shell/place.js';
import type { Area } from '../area.js';
import { texts } from './texts.js';

export const area: Area = {
  key: 'approvals',
  order: 10,
  title: texts.title,
  icon: 'approvals',
  allow: [],
  pages: [{ path: '/approvals', component: lazy(() => import('./approvals-page.js')), search: searchOf('open', 'kind', 'do') }],
  actions: [{ key: 'delegate', title: texts.delegate, to: '/approvals?do=delegate', allow: ['delegation:write'] }],
};
