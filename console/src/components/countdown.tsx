import { useEffect, useState, type ReactNode } from 'react';
import { formatMoment, useTexts } from '../i18n/index.js';
import { common } from '../i18n/common.js';
import { timeLeft } from './time-left.js';

export interface CountdownProps {
  readonly due: string;
  readonly startedAt: string;
  /** From when it is urgent; default: when a fifth is left. */
  readonly warnAt?: string | null;
  /** When it was stopped: then it no longer runs. */
  readonly stoppedAt?: string | null;
}

const TICK_MS = 20_000;

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const at = (moment: string): number => new Date(moment).getTime();

/** The time that is left until a promise is broken; words and a bar that runs out. */
export function Countdown({ due, startedAt, warnAt, stoppedAt }: CountdownProps): ReactNode {
  const clock = useNow();
  const t = useTexts(common);
  const now = stoppedAt ? at(stoppedAt) : clock;
  const whole = Math.max(at(due) - at(startedAt), 1);
  const left = at(due) - now;
  const warn = warnAt ? at(warnAt) : at(due) - whole / 5;
  const tone = left < 0 ? 'bad' : now >= warn ? 'warn' : 'good';
  return (
    <span className={`countdown ${tone}`} title={formatMoment(due)}>
      <span>{t(...timeLeft(left))}</span>
      <meter className={`bar-line ${tone}`} min={0} max={1} value={Math.min(Math.max(left / whole, 0), 1)} aria-hidden="true" />
    </span>
  );
}
