import { homeOf, isWithin, type Actor } from '@tradewind/kernel/actor';

/** The branch a budget belongs to: that of the author's post on the same line of units, else of the author's home. */
export const branchFor = (org: string, author: Actor): string =>
  author.posts.find((post) => isWithin(org, post.org) || isWithin(post.org, org))?.branch ?? homeOf(author).branch;
