import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { listenForChanges } from '../api/freshness.js';
import { useSession } from '../api/session.js';
import { Dialog, Icon, Link, Loading, useHotkeys } from '../components/index.js';
import { useOnPaper } from '../components/on-paper.js';
import { formatMoment, useSay, useTexts } from '../i18n/index.js';
import { Account } from './account.js';
import { KeyHelp } from './key-help.js';
import { useMenu, type MenuArea } from './menu.js';
import { Palette } from './palette.js';
import { Mark } from './sign-in.js';
import { texts } from './texts.js';

/** It reads what the page of the day reads, and is not what somebody waits for. */
const Notices = lazy(() => import('./notices.js'));

const PALETTE_KEY = 'Ctrl K';

type Above = 'palette' | 'keys' | 'menu' | undefined;

/** The frame around every page: where one can go, what waits, who one is. */
export function Layout(): ReactNode {
  const t = useTexts(texts);
  const menu = useMenu();
  const [above, setAbove] = useState<Above>();
  const { pathname } = useLocation();
  const close = (): void => setAbove(undefined);
  useEffect(listenForChanges, []);
  useEffect(close, [pathname]);
  useHotkeys({
    'ctrl+k': () => setAbove('palette'),
    '?': () => setAbove('keys'),
    '/': () => document.querySelector<HTMLElement>('[data-search="page"]')?.focus(),
  });
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Side menu={menu} pathname={pathname} />
      <header className="top no-print">
        <Link to="/" className="top-brand no-desk" label={t('product')}>
          <Mark />
        </Link>
        <button type="button" className="top-find" onClick={() => setAbove('palette')}>
          <Icon name="search" />
          <span className="no-phone">{t('find')}</span>
          <span className="no-desk">{t('findShort')}</span>
          <kbd className="no-phone">{PALETTE_KEY}</kbd>
        </button>
        <Suspense fallback={<span className="notices" />}>
          <Notices />
        </Suspense>
        <Account onKeys={() => setAbove('keys')} />
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <Suspense fallback={<Loading lines={8} />}>
          <Outlet />
        </Suspense>
        <PrintedBy />
      </main>
      <Bottom menu={menu} pathname={pathname} onMore={() => setAbove('menu')} />
      {above === 'palette' && <Palette onClose={close} />}
      {above === 'keys' && <KeyHelp onClose={close} />}
      {above === 'menu' && (
        <Dialog title={t('menu')} onClose={close}>
          <nav className="sheet" aria-label={t('menu')}>
            {menu.map((each) => (
              <MenuEntry key={each.area.key} {...each} isOpen isHere={isIn(each, pathname)} pathname={pathname} />
            ))}
          </nav>
        </Dialog>
      )}
    </div>
  );
}

/** Paper leaves the platform: it says who took it, and when. */
function PrintedBy(): ReactNode {
  const t = useTexts(texts);
  const { person } = useSession();
  const isOnPaper = useOnPaper();
  return isOnPaper && <p className="only-print quiet">{t('printedBy', { name: person.name, at: formatMoment(new Date().toISOString()) })}</p>;
}

interface MenuProps {
  readonly menu: readonly MenuArea[];
  readonly pathname: string;
}

/** `/orders/…` belongs to the area that has a page at `/orders`. */
const isIn = ({ area }: MenuArea, pathname: string): boolean =>
  area.pages.some(({ path }) => {
    const [fixed = ''] = path.split('/$');
    return fixed === '/' ? pathname === '/' : pathname === fixed || pathname.startsWith(`${fixed}/`);
  });

function Side({ menu, pathname }: MenuProps): ReactNode {
  const t = useTexts(texts);
  return (
    <nav className="side no-print no-phone" aria-label={t('menu')}>
      <Link to="/" className="brand">
        <Mark />
        {t('product')}
      </Link>
      {menu.map((each) => (
        <MenuEntry key={each.area.key} {...each} isOpen={isIn(each, pathname)} isHere={isIn(each, pathname)} pathname={pathname} />
      ))}
    </nav>
  );
}

function MenuEntry({
  area,
  to,
  links,
  isOpen,
  isHere,
  pathname,
}: MenuArea & { readonly isOpen: boolean; readonly isHere: boolean; readonly pathname: string }): ReactNode {
  const say = useSay();
  return (
    <div className="menu-entry">
      <Link to={to} className={isHere ? 'menu-link here' : 'menu-link'}>
        <Icon name={area.icon} />
        {say(area.title)}
      </Link>
      {isOpen &&
        links
          .filter((link) => link.to !== to)
          .map((link) => (
            <Link key={link.key} to={link.to} className={link.to.split('?')[0] === pathname ? 'menu-sub here' : 'menu-sub'}>
              {say(link.title)}
            </Link>
          ))}
    </div>
  );
}

const IN_BOTTOM = 4;

/** On a phone: the first of the menu under the thumb, the rest one press away. */
function Bottom({ menu, pathname, onMore }: MenuProps & { readonly onMore: () => void }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <nav className="bottom no-print no-desk" aria-label={t('menu')}>
      {menu.slice(0, IN_BOTTOM).map((each) => (
        <Link key={each.area.key} to={each.to} className={isIn(each, pathname) ? 'here' : ''}>
          <Icon name={each.area.icon} />
          {say(each.area.title)}
        </Link>
      ))}
      <button type="button" onClick={onMore}>
        <Icon name="menu" />
        {t('more')}
      </button>
    </nav>
  );
}
