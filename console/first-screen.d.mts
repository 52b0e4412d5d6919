/** Bytes, gzip, that the first screen may weigh. */
export const BUDGET: number;
/** What a browser loads before somebody sees their day, after `node console/build.mjs`. */
export function firstScreen(): { readonly bytes: number; readonly files: readonly { readonly file: string; readonly size: number }[] };
