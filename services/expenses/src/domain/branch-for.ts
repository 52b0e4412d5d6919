import { homeOf, isWithin, type Actor } from '@tradewind/kernel/actor';

/** The branch whose number series a budget belongs to: that of the author's post at or above the unit, else of the author's home. */
export const branchFor = (org: string, author: Actor): string =>
  author.posts.find((post) => isWithin(org, post.org) || isWithin(post.org, org))?.branch ?? homeOf(author).branch;
