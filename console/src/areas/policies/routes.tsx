import { lazy } from 'react';
import type { Area } from '../area.js';
import { titles } from './titles.js';

export const area: Area = {
  key: 'policies',
  order: 110,
  title: titles.title,
  icon: 'policies',
  allow: ['policy:read', 'regulation:read'],
  pages: [
    { path: '/policies', component: lazy(() => import('./in-force-page.js')), allow: ['policy:read'] },
    { path: '/policies/kinds/$key', component: lazy(() => import('./kind-page.js')), allow: ['policy:read'] },
    { path: '/policies/proposals', component: lazy(() => import('./proposals-page.js')), allow: ['policy:read'] },
    { path: '/policies/coverage', component: lazy(() => import('./coverage-page.js')), allow: ['regulation:read'] },
    { path: '/policies/regulations', component: lazy(() => import('./regulations-page.js')), allow: ['regulation:read'] },
    { path: '/policies/regulations/$regulationId', component: lazy(() => import('./regulation-page.js')), allow: ['regulation:read'] },
    { path: '/policies/simulations', component: lazy(() => import('./simulations-page.js')), allow: ['policy:simulate'] },
    { path: '/policies/simulations/$simulationId', component: lazy(() => import('./simulation-page.js')), allow: ['policy:simulate'] },
  ],
  menu: [
    { key: 'in-force', title: titles.inForce, to: '/policies', allow: ['policy:read'] },
    { key: 'proposals', title: titles.proposals, to: '/policies/proposals', allow: ['policy:propose', 'policy:approve', 'policy:simulate'] },
    { key: 'regulations', title: titles.regulations, to: '/policies/regulations', allow: ['regulation:read'] },
    { key: 'coverage', title: titles.coverage, to: '/policies/coverage', allow: ['regulation:read'] },
    { key: 'simulations', title: titles.simulations, to: '/policies/simulations', allow: ['policy:simulate'] },
  ],
};
