import { useEffect, useEffectEvent, type RefObject } from 'react';

/** A press elsewhere, and Esc, close what is open above the page. */
export function useClosing(inside: RefObject<HTMLElement | null>, close: () => void): void {
  const leave = useEffectEvent((event: Event) => {
    const isElsewhere = event instanceof KeyboardEvent ? event.key === 'Escape' : inside.current?.contains(event.target as Node) === false;
    if (isElsewhere) close();
  });
  useEffect(() => {
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leave);
    };
  }, []);
}

/** The same for what the browser itself opens and closes. */
export function useClosingDetails(details: RefObject<HTMLDetailsElement | null>): () => void {
  const close = (): void => {
    if (details.current) details.current.open = false;
  };
  useClosing(details, close);
  return close;
}
