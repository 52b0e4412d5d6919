import { createRootRoute, createRoute, createRouter, type AnyRoute } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { Area, AreaPage } from './areas/area.js';
import { AREAS } from './areas/index.js';
import { AreaContext } from './components/area-context.js';
import { Loading } from './components/index.js';
import { mayAny, useSession } from './api/session.js';
import { ErrorPage, NotAllowed, NotFound } from './shell/error-page.js';
import { entryOf } from './shell/menu.js';
import { searchOf } from './shell/place.js';
import { parseSearch, stringifySearch } from './shell/search-text.js';
import { Shell } from './shell/shell.js';
import { namesOf } from './shell/views.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorPage });

/** A page of an area, for whoever may see it. */
function pageOf(area: Area, page: AreaPage): () => ReactNode {
  const { component: Component, allow = area.allow } = page;
  return function AreaFrame(): ReactNode {
    const { permissions } = useSession();
    const place = useMemo(() => ({ title: area.title, to: entryOf(area, permissions) ?? '/' }), [permissions]);
    if (!mayAny(allow, permissions)) return <NotAllowed />;
    return (
      <AreaContext value={place}>
        <Component />
      </AreaContext>
    );
  };
}

/** A list that says what it knows lets nothing else through. */
function known(path: string): (search: Record<string, unknown>) => Record<string, unknown> {
  const names = namesOf(path);
  return names ? searchOf(...names) : (search) => search;
}

const routes: readonly AnyRoute[] = AREAS.flatMap((area) =>
  area.pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: pageOf(area, page),
      validateSearch: page.search ?? known(page.path),
    }),
  ),
);

export const router = createRouter({
  routeTree: root.addChildren([...routes]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});
