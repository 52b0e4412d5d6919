import type { ReactNode } from 'react';
import { wordsOf, type Piece } from './word-diff.js';

/** What was there and what replaces it; a text is compared word by word. */
export function Diff({ before, after }: { readonly before: string | null | undefined; readonly after: string }): ReactNode {
  if (before === null || before === undefined || before === '') return <ins className="diff">{after}</ins>;
  if (before === after) return <span>{after}</span>;
  return <span className="diff-words">{wordsOf(before, after).map(shown)}</span>;
}

function shown({ text, kind }: Piece, place: number): ReactNode {
  if (kind === 'same') return <span key={place}>{text}</span>;
  return kind === 'gone' ? (
    <del key={place} className="diff">
      {text}
    </del>
  ) : (
    <ins key={place} className="diff">
      {text}
    </ins>
  );
}
