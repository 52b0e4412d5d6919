import { useContext, useEffect, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useSay, useTexts } from '../i18n/index.js';
import { AreaContext } from './area-context.js';
import { Icon } from './icons.js';
import { Link } from './link.js';
import { PrintButton } from './print-button.js';
import type { PageProps } from './props.js';

/** A page: where it is, what it is, what can be done, and the rest. */
export function Page({ title, crumbs, actions, lead, prints = false, children }: PageProps): ReactNode {
  const area = useContext(AreaContext);
  const say = useSay();
  const t = useTexts(common);
  const way = wayTo(crumbs, area && { title: say(area.title), to: area.to });
  const name = typeof title === 'string' ? title : (way.at(-1)?.title ?? '');
  useEffect(() => {
    document.title = `${name} · ${t('product')}`;
  }, [name, t]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-name">
          <Crumbs way={way} title={title} />
          <h1>{title}</h1>
          {lead !== undefined && <div className="page-lead">{lead}</div>}
        </div>
        {(actions !== undefined || prints) && (
          <div className="page-actions no-print">
            {actions}
            {prints && <PrintButton />}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}

interface Crumb {
  readonly title: string;
  readonly to?: string;
}

/** What a page says of its way begins at its area, unless it says that it stands for itself. */
function wayTo(crumbs: readonly Crumb[] | undefined, area: Crumb | null): readonly Crumb[] {
  if (area === null || crumbs?.length === 0) return crumbs ?? [];
  if (crumbs === undefined) return [area];
  return crumbs.some(({ to }) => to === area.to) ? crumbs : [area, ...crumbs];
}

function Crumbs({ way, title }: { readonly way: readonly Crumb[]; readonly title: ReactNode }): ReactNode {
  const t = useTexts(common);
  const above = way.filter((each) => each.to !== undefined && each.title !== title);
  if (above.length === 0) return null;
  return (
    <nav className="crumbs no-print" aria-label={t('crumbs')}>
      {above.map(({ title: name, to = '/' }) => (
        <span key={to}>
          <Link to={to}>{name}</Link>
          <Icon name="forward" />
        </span>
      ))}
      <span aria-current="page">{title}</span>
    </nav>
  );
}

/** A titled part of a page. */
export function Panel({
  title,
  actions,
  children,
  flush = false,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
}): ReactNode {
  return (
    <section className={flush ? 'panel flush' : 'panel'}>
      {(title !== undefined || actions !== undefined) && (
        <header className="panel-head">
          <h2>{title}</h2>
          {actions !== undefined && <div className="panel-actions no-print">{actions}</div>}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}

export interface FactItem {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: a long text. */
  readonly wide?: boolean;
}

/** What is known of a record, as pairs of a name and a value. */
export function Facts({ items }: { readonly items: readonly FactItem[] }): ReactNode {
  return (
    <dl className="facts">
      {items.map(({ label, value, wide = false }) => (
        <div key={label} className={wide ? 'wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A list with one of its records beside it; on a phone the record covers the list. */
export function Split({ list, detail }: { readonly list: ReactNode; readonly detail?: ReactNode }): ReactNode {
  return (
    <div className={detail === undefined || detail === null || detail === false ? 'split' : 'split open'}>
      <div className="split-list">{list}</div>
      {Boolean(detail) && <div className="split-detail">{detail}</div>}
    </div>
  );
}
