import type { Commands, Files, Lists, Reads } from './shapes.gen.js';

/** What answers with one record or with figures; a list can be read as well, one page of it. */
export type ReadId = keyof Reads | keyof Lists;
/** Keyset lists: `{ items, nextCursor }`. */
export type ListId = keyof Lists;
export type CommandId = keyof Commands;
/** What answers with a file. */
export type FileId = keyof Files;
/** As in docs/openapi.json: `orders.getOrder`. */
export type OperationId = ReadId | CommandId | FileId;
/** A list that can be searched by part of a name, a number or pinyin. */
export type LookupId = { [K in ListId]: 'q' extends keyof Lists[K]['args'] ? K : never }[ListId];

type Of<K extends OperationId> = K extends keyof Reads
  ? Reads[K]
  : K extends keyof Lists
    ? Lists[K]
    : K extends keyof Commands
      ? Commands[K]
      : K extends keyof Files
        ? Files[K]
        : never;
/** Path parameters, query parameters and the fields of the body together, as a caller of the bus gives them. */
export type ArgsOf<K extends OperationId> = Of<K>['args'];
export type ReplyOf<K extends OperationId> = Of<K>['reply'];
export type ItemOf<K extends ListId> = Lists[K]['reply'] extends { readonly items: readonly (infer I)[] } ? I : never;
