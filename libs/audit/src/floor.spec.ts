import { Floor } from './floor.js';

const sight = (position: string, oldest: string, next: string) => ({ position, oldest, next });

describe('S14 Below the floor nothing can appear any more', () => {
  it('rises when the transactions of that moment have ended, and only after one more search', () => {
    const floor = new Floor();
    floor.searched(sight('100', '50', '60'), 0);
    floor.searched(sight('120', '60', '70'), 10_000);
    expect(floor.value).toBe('0');
    floor.searched(sight('130', '65', '75'), 10_400);
    expect(floor.value).toBe('100');
  });

  it('waits for a transaction that is still at work, however long', () => {
    const floor = new Floor();
    for (let now = 0; now <= 600_000; now += 10_000) floor.searched(sight('100', '55', '60'), now);
    expect(floor.value).toBe('0');
  });

  it('does not rise over what came a moment ago', () => {
    const floor = new Floor();
    for (let now = 0; now <= 9_000; now += 400) floor.searched(sight('100', '60', '60'), now);
    expect(floor.value).toBe('0');
  });
});
