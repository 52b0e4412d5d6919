import { useCallback, useSyncExternalStore } from 'react';
import type { HeldPostView } from './shapes.gen.js';

/** Who is signed in, as `GET /console/session` tells it. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly HeldPostView[];
  readonly permissions: readonly string[];
  /** The post demands a second factor that is not set up yet; until then nothing else is allowed. */
  readonly mustEnrol?: boolean;
}

/** `undefined`: not asked yet; `null`: nobody is signed in. */
type Known = Session | null | undefined;

let session: Known;
const listeners = new Set<() => void>();

export const currentSession = (): Known => session;

export function keepSession(next: Session | null): void {
  session = next;
  for (const listener of listeners) listener();
}

/** The platform says that nobody is signed in: the page stays where it is and asks to sign in again. */
export const forgetSession = (): void => {
  if (session) keepSession(null);
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSession = (): Known => useSyncExternalStore(subscribe, currentSession);

/** The person at the screen; only inside the layout, where somebody is signed in. */
export function useMe(): Session {
  const known = useSession();
  if (!known) throw new Error('Nobody is signed in');
  return known;
}

/** Whether the signed-in person's posts allow it. What is shown by it is a courtesy: the service decides. */
export const may = (permission: string): boolean => session?.permissions.includes(permission) ?? false;

export function useMay(): (permission: string) => boolean {
  const known = useSession();
  return useCallback((permission) => known?.permissions.includes(permission) ?? false, [known]);
}

/** Any of them; none asked for: everybody. */
export const mayAny = (permissions: readonly string[], held: readonly string[]): boolean =>
  permissions.length === 0 || permissions.some((each) => held.includes(each));
