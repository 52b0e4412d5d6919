import { useCallback, useState } from 'react';
import { useSession } from '../api/session.js';

export interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

/** A view somebody saved: a name for a URL, with the columns and the order it was looked at in. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
  readonly shown?: readonly string[];
  readonly sorting?: Sorting;
}

interface Kept {
  readonly shown?: readonly string[];
  readonly sorting?: Sorting;
  readonly views: readonly SavedView[];
}

/** What is open above a list is no part of a view of it. */
const PASSING = ['do', 'open'];

/** The address of this list, with all that narrows it. */
export function queryHere(): string {
  const query = new URLSearchParams(location.search);
  for (const name of PASSING) query.delete(name);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** `undefined`: as it is for somebody who chose nothing. */
type Change = { readonly [K in keyof Kept]?: Kept[K] | undefined };

/** What one person chose for one table, kept in this browser. */
export function useTableChoice(name: string): readonly [Kept, (change: Change) => void] {
  const { person } = useSession();
  const key = `tw.table.${person.id}.${name}`;
  const [kept, setKept] = useState<Kept>(() => readKept(key));
  const change = useCallback(
    (part: Change) =>
      setKept((before) => {
        const next = { ...before, ...part } as Kept;
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
