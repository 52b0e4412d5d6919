import { useCallback, useEffect, type RefObject } from 'react';

/** Tables that are shown. */
const shown = new Set<HTMLElement>();
/** The one that was clicked or walked through last. */
let pointed: HTMLElement | undefined;

export interface TableTurn {
  /** Whether keys are for this table: where the focus is, else where somebody pointed last, else the first on the page. */
  readonly isMine: () => boolean;
  readonly take: () => void;
}

/** Of several tables on a page one has the keys. */
export function useTableTurn(table: RefObject<HTMLElement | null>): TableTurn {
  useEffect(() => {
    const mine = table.current;
    if (!mine) return;
    shown.add(mine);
    return () => {
      shown.delete(mine);
      if (pointed === mine) pointed = undefined;
    };
  }, [table]);
  const isMine = useCallback(() => table.current !== null && table.current === inTurn(table.current), [table]);
  const take = useCallback(() => {
    pointed = table.current ?? undefined;
  }, [table]);
  return { isMine, take };
}

/** Among those in the same dialog, or on the page. */
function inTurn(table: HTMLElement): HTMLElement | undefined {
  const beside = [...shown].filter((each) => each.closest('dialog') === table.closest('dialog'));
  return beside.find((each) => each.contains(document.activeElement)) ?? beside.find((each) => each === pointed) ?? beside.toSorted(inOrder)[0];
}

const inOrder = (one: HTMLElement, other: HTMLElement): number => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
