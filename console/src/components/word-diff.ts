export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** Above this the table of common parts would be too big: then the whole is replaced by the whole. */
const LONGEST = 1200;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const split = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The longest common sequence of words; Chinese has no spaces, so the browser's own word breaks. */
export function wordsOf(before: string, after: string): readonly Piece[] {
  const [a, b] = [split(before), split(after)];
  if (a.length > LONGEST || b.length > LONGEST)
    return [
      { text: before, kind: 'gone' },
      { text: after, kind: 'new' },
    ];
  return merged(walk(a, b, commonLengths(a, b)));
}

function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      at(table, i)[j] = a[i] === b[j] ? (at(table, i + 1)[j + 1] ?? 0) + 1 : Math.max(at(table, i + 1)[j] ?? 0, at(table, i)[j + 1] ?? 0);
  return table;
}

const NOTHING = new Uint16Array(0);
const at = (table: readonly Uint16Array[], row: number): Uint16Array => table[row] ?? NOTHING;

function walk(a: readonly string[], b: readonly string[], table: readonly Uint16Array[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [gone, added] = [a[i], b[j]];
    const kind = kindOf(gone, added, (at(table, i + 1)[j] ?? 0) >= (at(table, i)[j + 1] ?? 0));
    pieces.push({ text: (kind === 'new' ? added : gone) ?? '', kind });
    if (kind !== 'new') i += 1;
    if (kind !== 'gone') j += 1;
  }
  return pieces;
}

function kindOf(gone: string | undefined, added: string | undefined, isGoneFirst: boolean): Piece['kind'] {
  if (gone === undefined) return 'new';
  if (added === undefined) return 'gone';
  if (gone === added) return 'same';
  return isGoneFirst ? 'gone' : 'new';
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === piece.kind) joined[joined.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
