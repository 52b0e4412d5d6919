import { useCallback, useState } from 'react';
import { useSession } from '../api/session.js';

/** A view somebody saved: a name for a URL. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
}

interface Kept {
  readonly shown?: readonly string[];
  readonly views: readonly SavedView[];
}

/** What one person chose for one table, kept in this browser. */
export function useTableChoice(name: string): readonly [Kept, (change: Partial<Kept>) => void] {
  const { person } = useSession();
  const key = `tw.table.${person.id}.${name}`;
  const [kept, setKept] = useState<Kept>(() => readKept(key));
  const change = useCallback(
    (part: Partial<Kept>) =>
      setKept((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return [kept, change];
}

function readKept(key: string): Kept {
  try {
    return { views: [], ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return { views: [] };
  }
}
