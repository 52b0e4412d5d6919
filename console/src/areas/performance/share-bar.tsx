import type { ReactNode } from 'react';
import { Percent } from '../../components/index.js';

interface Props {
  readonly label: string;
  /** 1 is what was to be reached; more is better. */
  readonly share: number;
}

const toneOf = (share: number): 'good' | 'warn' | 'bad' => {
  if (share >= 1) return 'good';
  return share >= 0.8 ? 'warn' : 'bad';
};

/** How much of what was to be reached is reached: full is good, unlike a budget. */
export function ShareBar({ label, share }: Props): ReactNode {
  return (
    <span className="share-bar">
      <span className="share-bar-words">
        <span>{label}</span>
        <Percent value={share} />
      </span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="share-bar-whole" width="100" height="6" />
        <rect className={`share-bar-part ${toneOf(share)}`} width={Math.min(100, Math.max(0, share * 100))} height="6" />
      </svg>
    </span>
  );
}
