import { defineFault } from '@tradewind/kernel/fault';
import { isId } from '@tradewind/kernel/ids';

export const cursorUnreadable = defineFault('page.cursor-unreadable', 'invalid', {
  en: () => 'The cursor is not one that a list has given; start again without it.',
  zh: () => '游标无效；请去掉 cursor 重新查询。',
});

/** Position after the last row of a page: its sort value and its id. */
export interface Position {
  readonly value: string;
  readonly id: string;
}

export const encodeCursor = (position: Position): string => Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url');

export function decodeCursor(cursor: string): Position {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof value === 'string' && typeof id === 'string' && isId(id)) return { value, id };
  } catch {
    // unreadable like any other cursor that we did not make
  }
  throw cursorUnreadable();
}
