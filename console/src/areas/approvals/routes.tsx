import { lazy } from 'react';
import { searchOf } from '../../shell/place.js';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'approvals',
  order: 10,
  title: titles.title,
  icon: 'approvals',
  allow: [],
  pages: [{ path: '/approvals', component: lazy(() => import('./approvals-page.js')), search: searchOf('open', 'kind', 'do') }],
  actions: [{ key: 'delegate', title: titles.delegate, to: '/approvals?do=delegate', allow: ['delegation:write'] }],
};
