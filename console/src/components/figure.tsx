import type { ReactNode } from 'react';
import { Link } from './link.js';
import type { FigureProps } from './props.js';

/** One number that matters, with what it is. */
export function Figure({ label, value, hint, href, tone }: FigureProps): ReactNode {
  const inside = (
    <>
      <span className="figure-label">{label}</span>
      <strong className="figure-value">{value}</strong>
      {hint !== undefined && <span className="quiet">{hint}</span>}
    </>
  );
  const className = `figure-card${tone === undefined ? '' : ` ${tone}`}`;
  if (href === undefined) return <div className={className}>{inside}</div>;
  return (
    <Link to={href} className={className}>
      {inside}
    </Link>
  );
}

export const Figures = ({ children }: { readonly children: ReactNode }): ReactNode => <div className="figures">{children}</div>;
