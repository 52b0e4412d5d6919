import type { ReactNode } from 'react';
import { Money } from '../../components/index.js';
import { formatMoney, useTexts } from '../../i18n/index.js';
import { shareOf, sumOf } from './money.js';
import { texts } from './texts.js';

interface Line {
  readonly budgeted: string;
  readonly supplements: string;
  readonly reserved: string;
  readonly spent: string;
  readonly available: string;
}

/** One budget line as a bar in three parts: spent, held by claims, left. The figures stand beside it in words. */
export function BudgetBar({ label, line }: { readonly label: ReactNode; readonly line: Line }): ReactNode {
  const t = useTexts(texts);
  const whole = sumOf([line.budgeted, line.supplements]);
  const spent = shareOf(line.spent, whole);
  const reserved = shareOf(line.reserved, whole);
  const [spentText, reservedText, leftText] = [line.spent, line.reserved, line.available].map((amount) => formatMoney(amount));
  return (
    <div className="budget-bar">
      <div className="budget-bar-head">
        <span>{label}</span>
        <span className="budget-bar-whole">
          <Money value={whole} />
        </span>
      </div>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('barOf', { spent: spentText ?? '', reserved: reservedText ?? '', left: leftText ?? '' })}
      >
        <rect className="budget-bar-left" width="100" height="6" />
        <rect className="budget-bar-spent" width={Math.min(100, spent * 100)} height="6" />
        <rect className="budget-bar-reserved" x={Math.min(100, spent * 100)} width={Math.max(0, Math.min(100 - spent * 100, reserved * 100))} height="6" />
      </svg>
      <ul className="budget-bar-legend">
        <li className="spent">
          {t('spent')} <Money value={line.spent} />
        </li>
        <li className="reserved">
          {t('reserved')} <Money value={line.reserved} />
        </li>
        <li className="left">
          {t('left')} <Money value={line.available} />
        </li>
      </ul>
    </div>
  );
}
