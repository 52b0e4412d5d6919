import { wordsOf } from './word-diff.js';

const marked = (before: string, after: string): string =>
  wordsOf(before, after)
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('what a change replaces', () => {
  it('marks the words that differ and nothing else', () => {
    expect(marked('交货期 30 天，货到付款', '交货期 45 天，货到付款')).toBe('交货期 [-30][+45] 天，货到付款');
  });

  it('gives both texts back whole', () => {
    const pieces = wordsOf('net 30 days', 'net 60 days, no discount');
    expect(
      pieces
        .filter(({ kind }) => kind !== 'new')
        .map(({ text }) => text)
        .join(''),
    ).toBe('net 30 days');
    expect(
      pieces
        .filter(({ kind }) => kind !== 'gone')
        .map(({ text }) => text)
        .join(''),
    ).toBe('net 60 days, no discount');
  });
});
