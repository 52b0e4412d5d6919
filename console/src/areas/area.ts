import type { ComponentType, LazyExoticComponent } from 'react';
import type { IconName } from '../components/icons.js';
import type { Text } from '../i18n/index.js';

/** One page of an area. The component is the default export of its file: `lazy(() => import('./orders-page.js'))`. */
export interface AreaPage {
  /** `/orders/$orderId`: what follows a `$` is read with `usePathParam('orderId')`. */
  readonly path: `/${string}`;
  readonly component: ComponentType | LazyExoticComponent<ComponentType>;
  /** Which search parameters the page knows, where it does not stand in `VIEWS`; without both, all of them are kept as they are. `searchOf('q', 'status')`. */
  readonly search?: (raw: Record<string, unknown>) => Record<string, unknown>;
  /** Any of these permissions; default: those of the area. */
  readonly allow?: readonly string[];
}

/** An entry of the menu and of Ctrl+K. */
export interface AreaLink {
  readonly key: string;
  readonly title: Text;
  readonly to: string;
  /** Any of these permissions; empty or left out: everybody who may use the area. */
  readonly allow?: readonly string[];
}

/** A part of the console: its pages, and who has it in the menu. */
export interface Area {
  readonly key: string;
  /** Place in the menu, from the top. */
  readonly order: number;
  readonly title: Text;
  readonly icon: IconName;
  /** Any of these permissions; empty: everybody who is signed in. */
  readonly allow: readonly string[];
  /** The first page is where the menu leads. */
  readonly pages: readonly [AreaPage, ...AreaPage[]];
  /** Further entries of the menu, below the area. */
  readonly menu?: readonly AreaLink[];
  /** What can be begun from anywhere: entries of Ctrl+K. */
  readonly actions?: readonly AreaLink[];
}
