import { useCallback, useSyncExternalStore } from 'react';
import { currentLanguage, type Language } from '../i18n/language.js';
import type { HeldPostView } from './shapes.gen.js';

/** Who is signed in, as `GET /console/session` tells it. */
export interface SignedIn {
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly HeldPostView[];
  /** Of all posts together: the services know no other. */
  readonly permissions: readonly string[];
  /** A post demands a second factor that is not set up yet; until then nothing else is allowed. */
  readonly mfaEnrolmentRequired: boolean;
}

/** The same as the pages see it: in one post at a time. */
export interface Session extends SignedIn {
  /** The post worn now: a choice of view, not of rights. */
  readonly post: HeldPostView | undefined;
  /** Unit of the post worn now. */
  readonly org: string;
  readonly locale: Language;
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

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the shell, which is there before anybody is. */
export const useKnownSession = (): Known => useSyncExternalStore(subscribe, currentSession);

/** The person at the screen; only inside the layout, where somebody is signed in. */
export function useSession(): Session {
  const known = useKnownSession();
  if (!known) throw new Error('Nobody is signed in');
  return known;
}

/** As the pages see whoever signed in; in the post they last wore. */
export function sessionOf(signedIn: SignedIn): Session {
  const worn = localStorage.getItem(wornBy(signedIn.person.id));
  const post = signedIn.posts.find((each) => nameOfPost(each) === worn) ?? signedIn.posts[0];
  return { ...signedIn, post, org: post?.org ?? '', locale: currentLanguage() };
}

const wornBy = (personId: string): string => `tw.post.${personId}`;
export const nameOfPost = ({ post, org }: HeldPostView): string => `${post}@${org}`;

/** Puts on another of the person's posts. */
export function wear(post: HeldPostView): void {
  if (!session) return;
  localStorage.setItem(wornBy(session.person.id), nameOfPost(post));
  keepSession({ ...session, post, org: post.org });
}

/** Whether the signed-in person's posts allow it. What is shown by it is a courtesy: the service decides. */
export function useMay(): (permission: string) => boolean {
  const known = useKnownSession();
  return useCallback((permission) => known?.permissions.includes(permission) ?? false, [known]);
}

/** Any of them; none asked for: everybody. */
export const mayAny = (permissions: readonly string[], held: readonly string[]): boolean =>
  permissions.length === 0 || permissions.some((each) => held.includes(each));
