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
    { path: '/contracts/changes', component: lazy(() => import('./changes-page.js')), allow: ['contract:read'] },
    { path: '/contracts/amendments/$amendmentId', component: lazy(() => import('./amendment-page.js')), allow: ['contract:read'] },
    { path: '/contracts/terminations/$terminationId', component: lazy(() => import('./termination-page.js')), allow: ['contract:read'] },
    { path: '/disputes', component: lazy(() => import('./disputes-page.js')), allow: ['contract:read'] },
    { path: '/disputes/$disputeId', component: lazy(() => import('./dispute-page.js')), allow: ['contract:read'] },
    { path: '/service-contracts', component: lazy(() => import('./agreements/service-contracts-page.js')), allow: ['contract:read'] },
    { path: '/service-contracts/$serviceContractId', component: lazy(() => import('./agreements/service-contract-page.js')), allow: ['contract:read'] },
    { path: '/partner-agreements', component: lazy(() => import('./agreements/partner-agreements-page.js')), allow: ['contract:read'] },
    { path: '/partner-agreements/$partnerAgreementId', component: lazy(() => import('./agreements/partner-agreement-page.js')), allow: ['contract:read'] },
    { path: '/contracts/$contractId', component: lazy(() => import('./contract-page.js')), allow: ['contract:read'] },
  ],
  menu: [
    { key: 'contracts', title: menuTexts.title, to: '/contracts', allow: ['contract:read'] },
    { key: 'changes', title: menuTexts.changes, to: '/contracts/changes', allow: ['contract:write', 'contract:review'] },
    { key: 'service-contracts', title: menuTexts.serviceContracts, to: '/service-contracts', allow: ['contract:read'] },
    { key: 'partner-agreements', title: menuTexts.partnerAgreements, to: '/partner-agreements', allow: ['contract:read'] },
    { key: 'disputes', title: menuTexts.disputes, to: '/disputes', allow: ['dispute:manage', 'contract:write'] },
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
  actions: [{ key: 'new-dispute', title: menuTexts.newDispute, to: '/disputes?do=open', allow: ['dispute:manage'] }],
};
