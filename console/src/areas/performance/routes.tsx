import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'performance',
  order: 100,
  title: titles.title,
  icon: 'performance',
  allow: ['scorecard:read', 'target:read'],
  pages: [
    { path: '/performance', component: lazy(() => import('./dashboard-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/targets', component: lazy(() => import('./targets-page.js')), allow: ['target:read'] },
    { path: '/performance/scorecards', component: lazy(() => import('./scorecards-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/scorecards/$scorecardId', component: lazy(() => import('./scorecard-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/months', component: lazy(() => import('./months-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/months/$cycleId', component: lazy(() => import('./month-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/bonuses', component: lazy(() => import('./bonuses-page.js')), allow: ['scorecard:read'] },
    { path: '/performance/bonuses/$bonusId', component: lazy(() => import('./bonus-page.js')), allow: ['scorecard:read'] },
  ],
  menu: [
    { key: 'dashboard', title: titles.dashboard, to: '/performance', allow: ['scorecard:read'] },
    { key: 'targets', title: titles.targets, to: '/performance/targets', allow: ['target:read'] },
    { key: 'scorecards', title: titles.scorecards, to: '/performance/scorecards', allow: ['scorecard:read'] },
    { key: 'months', title: titles.months, to: '/performance/months', allow: ['scorecard:read'] },
    { key: 'bonuses', title: titles.bonuses, to: '/performance/bonuses', allow: ['scorecard:read'] },
  ],
  actions: [
    { key: 'new-target', title: titles.newTarget, to: '/performance/targets?do=draft', allow: ['target:write'] },
    { key: 'request-closing', title: titles.requestClosing, to: '/performance/months?do=request', allow: ['month:close'] },
  ],
};
