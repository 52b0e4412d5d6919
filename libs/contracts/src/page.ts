import type { Shape } from '@tradewind/kernel/operation';
import { ApiProperty } from '@nestjs/swagger';
import { Count, Text } from './fields.js';

/** What every list accepts: keyset paging, search and order. */
export class PageRequest {
  @Count({ min: 1, max: 200, optional: true, doc: 'At most this many, default 50' }) readonly limit?: number;
  @Text({ max: 500, optional: true, doc: 'nextCursor of the page before' }) readonly cursor?: string;
}

/** A list that can be searched by name, number and pinyin. */
export class SearchRequest extends PageRequest {
  @Text({ max: 100, optional: true, doc: 'Part of a name, a number, pinyin or its initials' }) readonly q?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
}

/** The reply class of a list of `item`. */
export function page<T extends object>(item: Shape<T>): new () => Page<T> {
  class PageOf implements Page<T> {
    @ApiProperty({ type: item, isArray: true }) readonly items!: readonly T[];
    @ApiProperty({ type: 'string', nullable: true }) readonly nextCursor!: string | null;
  }
  Object.defineProperty(PageOf, 'name', { value: `${item.name}Page` });
  return PageOf;
}
