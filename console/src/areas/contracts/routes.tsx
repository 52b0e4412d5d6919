import { lazy } from 'react';
import type { Area } from '../area.js';
import { menuTexts } from './menu-texts.js';

export const area: Area = {
  key: 'contracts',
  order: 60,
  title: menuTexts.title,
  icon: 'contracts',
  allow: ['contract:read', 'contract:acknowledge-copy', 'requirement:read', 'template:manage', 'template:endorse', 'template:approve'],
  pages: [
    { path: '/contracts', component: lazy(() => import('./contracts-page.js')), allow: ['contract:read'] },
    { path: '/contracts/copies', component: lazy(() => import('./copies-page.js')), allow: ['contract:acknowledge-copy'] },
    { path: '/contracts/seals', component: lazy(() => import('./seals-page.js')), allow: ['contract:read'] },
    { path: '/contracts/templates', component: lazy(() => import('./templates-page.js')), allow: ['product:read'] },
    { path: '/contracts/requirements', component: lazy(() => import('./requirements-page.js')), allow: ['requirement:read'] },
    { path: '/contracts/requirements/$requirementReviewId', component: lazy(() => import('./requirement-page.js')), allow: ['requirement:read'] },
    { path: '/contracts/$contractId', component: lazy(() => import('./contract-page.js')), allow: ['contract:read'] },
  ],
  menu: [
    { key: 'contracts', title: menuTexts.title, to: '/contracts', allow: ['contract:read'] },
    { key: 'copies', title: menuTexts.copiesTitle, to: '/contracts/copies', allow: ['contract:acknowledge-copy'] },
    { key: 'requirements', title: menuTexts.requirements, to: '/contracts/requirements', allow: ['requirement:read'] },
    { key: 'seals', title: menuTexts.sealRegister, to: '/contracts/seals', allow: ['contract:seal', 'contract:review'] },
    {
      key: 'templates',
      title: menuTexts.templates,
      to: '/contracts/templates',
      allow: ['contract:write', 'template:manage', 'template:endorse', 'template:approve'],
    },
  ],
};
