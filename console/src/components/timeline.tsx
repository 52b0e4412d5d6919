import type { ReactNode } from 'react';
import { Icon } from './icons.js';
import { Link } from './link.js';
import type { TimelineItem } from './props.js';
import { Moment, Day } from './values.js';

const DAY_LENGTH = 10;

/** What happened, in the order it is given. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): ReactNode {
  return (
    <ol className="timeline">
      {items.map(({ at, who, title, detail, href, icon }, place) => (
        <li key={`${at} ${String(place)}`}>
          <span className="timeline-mark">{icon !== undefined && <Icon name={icon} />}</span>
          <div>
            <p className="timeline-title">{href === undefined ? title : <Link to={href}>{title}</Link>}</p>
            {detail !== undefined && <div className="timeline-detail">{detail}</div>}
            <p className="quiet">
              {at.length > DAY_LENGTH ? <Moment value={at} /> : <Day value={at} />}
              {who !== undefined && <span className="timeline-who">{who}</span>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
