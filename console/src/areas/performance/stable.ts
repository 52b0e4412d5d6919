import { useState } from 'react';

/** The same object for as long as it says the same: a chart is drawn anew only where there is something new to draw. */
export function useStable<T extends object>(value: T): T {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  keep(value);
  return value;
}
