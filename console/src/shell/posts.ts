import { useMemo } from 'react';
import { useRead } from '../api/call.js';
import { useMay } from '../api/session.js';
import type { PostView } from '../api/shapes.gen.js';
import { useLanguage } from '../i18n/index.js';

const QUARTER_HOUR = 15 * 60_000;

/** The posts of the company by key: their names, and what they allow. Undefined where the reader may not see them. */
export function usePosts(): ReadonlyMap<string, PostView> | undefined {
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
