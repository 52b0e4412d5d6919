import { useCallback, useEffect, useState } from 'react';

const NOTHING: ReadonlySet<string> = new Set();

/** What somebody has looked at already, kept in this browser; other tabs hear of it. */
export function useSeen(personId: string): readonly [ReadonlySet<string>, (seen: ReadonlySet<string>) => void] {
  const name = `tw.seen.${personId}`;
  const [seen, setSeen] = useState(() => keptUnder(name));
  useEffect(() => {
    const hear = ({ key }: StorageEvent): void => {
      if (key === name) setSeen(keptUnder(name));
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, [name]);
  const keep = useCallback(
    (next: ReadonlySet<string>) => {
      localStorage.setItem(name, JSON.stringify([...next]));
      setSeen(next);
    },
    [name],
  );
  return [seen, keep];
}

function keptUnder(name: string): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(name) ?? '[]') as string[]);
  } catch {
    return NOTHING;
  }
}
