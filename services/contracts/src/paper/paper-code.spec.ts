import fc from 'fast-check';
import { isSameCode, paperCode } from './paper-code.js';

const HASH = 'ab'.repeat(32);

describe('CON-09 The code on a printed contract', () => {
  it('is short enough to be typed, and read as people type it', () => {
    const code = paperCode('secret', 'TJ-HT-2026-000001', HASH);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(isSameCode(code.toLowerCase().replaceAll('-', ' ').replace(/0/g, 'o').replace(/1/g, 'l'), code)).toBe(true);
  });

  it('is another one for another contract, content or secret', () => {
    const code = paperCode('secret', 'TJ-HT-2026-000001', HASH);
    for (const other of [
      paperCode('secret', 'TJ-HT-2026-000002', HASH),
      paperCode('secret', 'TJ-HT-2026-000001', 'cd'.repeat(32)),
      paperCode('s', 'TJ-HT-2026-000001', HASH),
    ])
      expect(isSameCode(other, code)).toBe(false);
  });

  it('takes nothing else for it', () => {
    const code = paperCode('secret', 'TJ-HT-2026-000001', HASH);
    fc.assert(fc.property(fc.string({ maxLength: 20 }), (typed) => !isSameCode(typed, code)));
    expect(isSameCode('', code)).toBe(false);
  });
});
