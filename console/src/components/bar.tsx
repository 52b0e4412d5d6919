import type { ReactNode } from 'react';
import { shareOf } from './decimal.js';
import type { BarProps } from './props.js';
import { Money, Percent, Quantity } from './values.js';

function toneOf(share: number, over: boolean): 'good' | 'warn' | 'bad' {
  if (over || share > 1) return 'bad';
  return share > 0.8 ? 'warn' : 'good';
}

/** How much of something is used: a bar with both figures beside it. */
export function Bar({ label, value, max, over = false, tone = toneOf(shareOf(value, max), over), unit, kind = 'money' }: BarProps): ReactNode {
  const share = shareOf(value, max);
  const shown = (amount: string): ReactNode => {
    if (kind === 'percent') return <Percent value={amount} />;
    return kind === 'quantity' ? <Quantity value={amount} unit={unit} /> : <Money value={amount} {...(unit !== undefined && { currency: unit })} />;
  };
  return (
    <div className="bar">
      <div className="bar-words">
        <span>{label}</span>
        <span className="figure">
          {shown(value)} / {shown(max)}
        </span>
      </div>
      <meter className={`bar-line ${tone}`} min={0} max={1} value={Math.min(share, 1)} aria-label={label} />
    </div>
  );
}
