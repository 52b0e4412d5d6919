import { useMemo } from 'react';
import { mayAny, useSession } from '../api/session.js';
import type { Area, AreaLink } from '../areas/area.js';
import { AREAS } from '../areas/index.js';
import { usePosts } from './posts.js';

export interface MenuArea {
  readonly area: Area;
  /** Where the menu leads: the first place of the area that this person may open. */
  readonly to: string;
  readonly links: readonly AreaLink[];
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
    const links = linksIn(area, permissions);
    const to = entryOf(area, permissions);
    return to === undefined ? [] : [{ area, to, links }];
  });
}

const linksIn = (area: Area, permissions: readonly string[]): readonly AreaLink[] => (area.menu ?? []).filter(({ allow = [] }) => mayAny(allow, permissions));

/** The first place of an area that somebody may open. */
export function entryOf(area: Area, permissions: readonly string[]): string | undefined {
  const page = area.pages.find(({ path, allow = area.allow }) => !path.includes('$') && mayAny(allow, permissions));
  return linksIn(area, permissions)[0]?.to ?? page?.path;
}
