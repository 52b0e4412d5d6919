import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { Link } from '../../components/index.js';

interface ReachProps {
  readonly to: string;
  /** What the page behind it needs. */
  readonly allow: string;
  readonly children: ReactNode;
}

/** A link for those who may go there, plain words for everybody else. */
export function Reach({ to, allow, children }: ReachProps): ReactNode {
  return useMay()(allow) ? <Link to={to}>{children}</Link> : children;
}
