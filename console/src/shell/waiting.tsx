import type { ReactNode } from 'react';
import { useRead } from '../api/call.js';
import { Icon, Link } from '../components/index.js';
import { useTexts } from '../i18n/index.js';
import { texts } from './texts.js';

/** How much waits for my decision; told by the stream of changes, so without asking in between. */
export function Waiting(): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('approvals.inbox', {});
  const items = data?.data.items.length ?? 0;
  return (
    <Link to="/approvals" className="top-bell" label={items === 0 ? t('noneWaiting') : t('waiting', { n: items })}>
      <Icon name="bell" />
      {items > 0 && (
        <span className="bell-count" aria-hidden="true">
          {data?.data.more ? `${String(items)}+` : items}
        </span>
      )}
    </Link>
  );
}
