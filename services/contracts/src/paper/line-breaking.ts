/** Never at the beginning of a line. */
const CLOSING = new Set('，。、；：！？）》」』】〉”’…—·％%,.;:!?)]}');
/** Never at the end of one. */
const OPENING = new Set('（《「『【〈“‘¥￥([{');
const LATIN = /[!-~\u00c0-\u024f]/;

/** Text in lines of at most this width: Chinese breaks anywhere but beside such marks (避头尾), words of Latin letters stay whole. */
export function linesOf(text: string, width: number, widthOf: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const next = (): void => {
    lines.push(line.trimEnd());
    [line, filled] = ['', 0];
  };
  for (const unit of unitsOf(text).flatMap((each) => (widthOf(each) > width ? Array.from(each) : [each]))) {
    const wide = widthOf(unit);
    if (filled + widthOf(unit.trimEnd()) > width && line !== '') next();
    if (line === '' && unit.trim() === '' && lines.length > 0) continue;
    line += unit;
    filled += wide;
  }
  next();
  return lines;
}

/** What stays together: a word, or a character with the marks that cling to it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let open = '';
  for (const char of text) {
    const last = units.at(-1);
    if (OPENING.has(char)) open += char;
    else if (open === '' && last !== undefined && (CLOSING.has(char) || goesOn(last, char))) units[units.length - 1] = last + char;
    else {
      units.push(open + char);
      open = '';
    }
  }
  return open === '' ? units : [...units, open];
}

const goesOn = (word: string, char: string): boolean => LATIN.test(char) && LATIN.test(word.at(-1) ?? '');
