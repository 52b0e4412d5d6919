import type { ReactNode } from 'react';
import type { EmptyProps } from './props.js';

/** An empty list teaches: what would be here, and how it gets here. */
export function Empty({ title, hint, action }: EmptyProps): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="quiet">{hint}</p>
      {action}
    </div>
  );
}
