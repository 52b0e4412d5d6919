import { useMemo } from 'react';
import { useRead } from '../api/call.js';
import { mayAny, useMay, useSession } from '../api/session.js';
import type { Area, AreaLink } from '../areas/area.js';
import { AREAS } from '../areas/index.js';
import { useLanguage } from '../i18n/index.js';

export interface MenuArea {
  readonly area: Area;
  /** Where the menu leads: the first place of the area that this person may open. */
  readonly to: string;
  readonly links: readonly AreaLink[];
}

const QUARTER_HOUR = 15 * 60_000;

/** The posts of the company by key: their names, and what they allow. Undefined where the reader may not see them. */
function usePosts() {
  const mayRead = useMay()('org:read');
  const { data } = useRead('identity.findPosts', { limit: 200 }, { enabled: mayRead, staleTime: QUARTER_HOUR });
  return useMemo(() => (data ? new Map(data.data.items.map((post) => [post.key, post])) : undefined), [data]);
}

export function usePostName(): (key: string) => string {
  const posts = usePosts();
  const language = useLanguage();
  return (key) => {
    const post = posts?.get(key);
    if (!post) return key;
    return language === 'en' ? post.nameEn : post.nameZh;
  };
}

/** What this person may, as far as it belongs to the post they wear: a view, not a right. */
function useWornPermissions(): readonly string[] {
  const { permissions, posts, post } = useSession();
  const all = usePosts();
  const granted = post ? all?.get(post.post)?.grants.map(({ permission }) => permission) : undefined;
  if (posts.length < 2 || !granted) return permissions;
  return permissions.filter((each) => granted.includes(each));
}

/** The menu of this person in the post they wear. */
export function useMenu(): readonly MenuArea[] {
  const worn = useWornPermissions();
  return useMemo(() => menuFor(worn), [worn]);
}

export function menuFor(permissions: readonly string[]): readonly MenuArea[] {
  return AREAS.filter(({ allow }) => mayAny(allow, permissions)).flatMap((area) => {
    const links = (area.menu ?? []).filter(({ allow = [] }) => mayAny(allow, permissions));
    const page = area.pages.find(({ path, allow = area.allow }) => !path.includes('$') && mayAny(allow, permissions));
    const to = links[0]?.to ?? page?.path;
    return to === undefined ? [] : [{ area, to, links }];
  });
}
