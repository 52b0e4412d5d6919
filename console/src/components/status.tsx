import { useCallback, useMemo, type ReactNode } from 'react';
import { useSay } from '../i18n/index.js';
import type { Option } from './props.js';
import { STATES } from './states.js';

/** A state in words, with a dot that tells at a glance; the value itself where a state is not known here. */
export function Status({ kind, value }: { readonly kind: string; readonly value: string | null | undefined }): ReactNode {
  const say = useSay();
  if (!value) return <span className="quiet">—</span>;
  const known = STATES[kind]?.[value];
  return <span className={`status ${known?.tone ?? 'idle'}`}>{known ? say(known) : value}</span>;
}

/** The word of a state, where it stands inside a text. */
export function useStatusWord(): (kind: string, value: string) => string {
  const say = useSay();
  return useCallback(
    (kind, value) => {
      const known = STATES[kind]?.[value];
      return known ? say(known) : value;
    },
    [say],
  );
}

/** The states of a kind as options of a filter, in the order of its life. */
export function useStatusOptions(kind: string, values?: readonly string[]): readonly Option[] {
  const word = useStatusWord();
  const wanted = values?.join(' ');
  return useMemo(() => (wanted?.split(' ') ?? Object.keys(STATES[kind] ?? {})).map((value) => ({ value, label: word(kind, value) })), [kind, wanted, word]);
}
