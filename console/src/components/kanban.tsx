import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { KanbanProps } from './props.js';

/** A board: cards are carried with the pointer, or with Alt and the arrows to the next column. */
export function Kanban<C>(props: KanbanProps<C>): ReactNode {
  const { columns, cards, cardKey, column } = props;
  const [carried, setCarried] = useState<C>();
  const [over, setOver] = useState<string>();
  const allowed = (to: string): boolean => carried !== undefined && column(carried) !== to && (props.mayMove?.(carried, to) ?? true);
  const drop = (to: string): void => {
    if (carried !== undefined && allowed(to)) void props.onMove(carried, to);
    setCarried(undefined);
    setOver(undefined);
  };
  const beOver = (event: DragEvent, to: string): void => {
    if (!allowed(to)) return;
    event.preventDefault();
    setOver(to);
  };
  return (
    <div className="kanban">
      {columns.map(({ key, title, sum }) => {
        const inside = cards.filter((card) => column(card) === key);
        return (
          <section
            key={key}
            aria-label={title}
            className={`kanban-column${over === key ? ' over' : ''}${carried !== undefined && !allowed(key) && column(carried) !== key ? ' closed' : ''}`}
            onDragOver={(event) => beOver(event, key)}
            onDragLeave={() => setOver(undefined)}
            onDrop={() => drop(key)}
          >
            <header>
              <h2>
                {title} <span className="count">{inside.length}</span>
              </h2>
              {sum !== undefined && <span className="quiet">{sum}</span>}
            </header>
            <ul>
              {inside.map((card) => (
                <Card key={cardKey(card)} {...props} card={card} onCarry={setCarried} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Card<C>({ card, onCarry, ...props }: KanbanProps<C> & { readonly card: C; readonly onCarry: (card: C | undefined) => void }): ReactNode {
  const { columns, column, render, label, onMove, onOpen, mayMove } = props;
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && onOpen) onOpen(card);
    const by = event.altKey ? (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0) : 0;
    if (by !== 0) {
      event.preventDefault();
      const next = columns[columns.findIndex(({ key }) => key === column(card)) + by];
      if (next && (mayMove?.(card, next.key) ?? true)) void onMove(card, next.key);
    } else moveFocus(event);
  };
  return (
    <li
      className="kanban-card"
      tabIndex={0}
      draggable
      aria-label={label?.(card)}
      onDragStart={() => onCarry(card)}
      onDragEnd={() => onCarry(undefined)}
      onClick={() => onOpen?.(card)}
      onKeyDown={pressed}
    >
      {render(card)}
    </li>
  );
}

/** Arrows alone go from card to card. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const card = event.currentTarget;
  const section = card.closest('section');
  const beside = (to: Element | null | undefined): Element | null => to?.querySelector('.kanban-card') ?? null;
  const ways: Readonly<Record<string, () => Element | null>> = {
    ArrowDown: () => card.nextElementSibling,
    ArrowUp: () => card.previousElementSibling,
    ArrowRight: () => beside(section?.nextElementSibling),
    ArrowLeft: () => beside(section?.previousElementSibling),
  };
  const next = ways[event.key]?.();
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
