import { useEffect, useState, type RefObject } from 'react';
import { useOnPaper } from './on-paper.js';

const FROM_ROWS = 200;
const ROW_PX = 37;
const AROUND = 20;

export interface Window {
  readonly from: number;
  readonly to: number;
  /** Pixels that the rows above and below would take. */
  readonly before: number;
  readonly after: number;
}

/** Which rows are drawn: all of a short list and on paper, of a long one those in sight and some around. */
export function useWindow(count: number, body: RefObject<HTMLElement | null>): Window {
  const isLong = !useOnPaper() && count > FROM_ROWS;
  const [range, setRange] = useState({ from: 0, to: FROM_ROWS });
  useEffect(() => {
    if (!isLong) return undefined;
    const look = (): void => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const from = Math.max(Math.floor(-top / ROW_PX) - AROUND, 0);
      const to = from + Math.ceil(innerHeight / ROW_PX) + 2 * AROUND;
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    addEventListener('scroll', look, { passive: true, capture: true });
    return () => removeEventListener('scroll', look, { capture: true });
  }, [isLong, body]);
  if (!isLong) return { from: 0, to: count, before: 0, after: 0 };
  const to = Math.min(range.to, count);
  const from = Math.min(range.from, Math.max(to - 1, 0));
  return { from, to, before: from * ROW_PX, after: (count - to) * ROW_PX };
}
