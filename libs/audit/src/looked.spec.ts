import fc from 'fast-check';
import { lookedFurther, MOST_OPEN, type Looked } from './looked.js';

const at = (place: number, open: readonly number[] = []): Looked => ({ upTo: place, open });
const sealed = (...places: readonly number[]) => new Set(places);

describe('S14 What was looked at is not looked at again; what had nothing to seal is', () => {
  it('remembers the places between that had nothing', () => {
    expect(lookedFurther(at(10), { upTo: 15, sealed: sealed(11, 12, 14) }, 5)).toEqual(at(15, [13, 15]));
  });

  it('forgets those that have been sealed since, and those below the floor', () => {
    expect(lookedFurther(at(10, [3, 7, 8]), { upTo: 10, sealed: sealed(8) }, 5)).toEqual(at(10, [7]));
  });

  it('knows nothing where there would be too much to remember: then everything above the floor is looked at again', () => {
    expect(lookedFurther(at(10), { upTo: 11 + MOST_OPEN, sealed: sealed() }, 5)).toBeNull();
    expect(lookedFurther(at(10), { upTo: 10 + MOST_OPEN, sealed: sealed() }, 5)?.open).toHaveLength(MOST_OPEN);
  });

  it('whatever is committed when: each place above the floor was sealed, or is open', () => {
    const sweeps = fc.array(fc.record({ further: fc.nat(20), commits: fc.array(fc.nat(200), { maxLength: 20 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(sweeps, (all) => {
        let looked: Looked = at(0);
        const done = new Set<number>();
        for (const { further, commits } of all) {
          const upTo = looked.upTo + further;
          const seen = commits.filter((place) => place > 0 && place <= upTo && !done.has(place));
          for (const place of seen) expect(place > looked.upTo || looked.open.includes(place)).toBe(true);
          seen.forEach((place) => done.add(place));
          looked = lookedFurther(looked, { upTo, sealed: new Set(seen) }, 0) ?? looked;
        }
      }),
    );
  });
});
