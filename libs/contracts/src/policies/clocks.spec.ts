import { globSync } from 'node:fs';
import { join } from 'node:path';
import { CLOCKS } from './clocks.js';

describe('XCT-01 A clause can be bound to a clock', () => {
  it('of this list, which names every watch of every service and no other', () => {
    const files = globSync('services/*/src/watches/*.watch.ts', { cwd: join(import.meta.dirname, '../../../..') });
    const watches = files.map((file) => /services\/(.+?)\/src\/watches\/(.+)\.watch\.ts$/.exec(file)).map((found) => `${found?.[1]}.${found?.[2]}`);
    expect(Object.keys(CLOCKS).sort()).toEqual(watches.sort());
  });

  it('that says which requirements it keeps', () => {
    for (const requirements of Object.values(CLOCKS)) for (const id of requirements) expect(id).toMatch(/^[A-Z]{3}-\d\d$/);
  });
});
