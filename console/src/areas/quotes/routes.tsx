import { lazy } from 'react';
import type { Area } from '../area.js';
import { menuTexts } from './menu-texts.js';

export const area: Area = {
  key: 'quotes',
  order: 50,
  title: menuTexts.title,
  icon: 'quotes',
  allow: ['quote:read', 'price-exception:read', 'product:manage', 'price:approve'],
  pages: [
    { path: '/quotes', component: lazy(() => import('./quotes-page.js')), allow: ['quote:read'] },
    { path: '/quotes/new', component: lazy(() => import('./new-quote-page.js')), allow: ['quote:write'] },
    { path: '/proposals', component: lazy(() => import('./proposals/proposals-page.js')), allow: ['quote:read'] },
    { path: '/proposals/$proposalId', component: lazy(() => import('./proposals/proposal-page.js')), allow: ['quote:read'] },
    { path: '/quotes/prices', component: lazy(() => import('./prices-page.js')), allow: ['product:read'] },
    { path: '/quotes/products', component: lazy(() => import('./products-page.js')), allow: ['product:read'] },
    { path: '/quotes/price-lists', component: lazy(() => import('./price-lists-page.js')), allow: ['product:read'] },
    { path: '/quotes/exceptions', component: lazy(() => import('./exceptions-page.js')), allow: ['price-exception:read'] },
    { path: '/quotes/exceptions/$priceExceptionId', component: lazy(() => import('./exception-page.js')), allow: ['price-exception:read'] },
    { path: '/quotes/$quoteId', component: lazy(() => import('./quote-page.js')), allow: ['quote:read'] },
  ],
  menu: [
    { key: 'quotes', title: menuTexts.title, to: '/quotes', allow: ['quote:read'] },
    { key: 'proposals', title: menuTexts.proposals, to: '/proposals', allow: ['quote:read'] },
    { key: 'exceptions', title: menuTexts.exceptions, to: '/quotes/exceptions', allow: ['price-exception:read'] },
    { key: 'prices', title: menuTexts.prices, to: '/quotes/prices', allow: ['quote:read', 'product:manage', 'price:approve'] },
    { key: 'price-lists', title: menuTexts.priceLists, to: '/quotes/price-lists', allow: ['product:manage', 'price:approve'] },
    { key: 'products', title: menuTexts.products, to: '/quotes/products', allow: ['product:manage', 'price:approve'] },
  ],
  actions: [
    { key: 'new-quote', title: menuTexts.newQuote, to: '/quotes/new', allow: ['quote:write'] },
    { key: 'new-proposal', title: menuTexts.newProposal, to: '/proposals?do=draft', allow: ['quote:write'] },
    { key: 'request-exception', title: menuTexts.request, to: '/quotes/exceptions?do=request', allow: ['price-exception:request'] },
  ],
};
